package org.etcdbench.core.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a token when it expires, if it is one that says so: a JSON Web Token (RFC 7519). */
final class JwtExpiry {
  private static final int PARTS = 3;
  private static final Pattern EXP = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,15})");

  private JwtExpiry() {}

  /** Empty for etcd's simple tokens, which live on for as long as they are used. */
  static Optional<Instant> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      Matcher exp = EXP.matcher(claims);
      return exp.find()
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(exp.group(1))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
