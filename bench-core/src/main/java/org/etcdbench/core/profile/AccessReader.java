package org.etcdbench.core.profile;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.access.Tls;
import org.jspecify.annotations.Nullable;

/** Reads how members that are there already let us in. */
final class AccessReader {
  private static final Pattern NOT_BLANK = Pattern.compile("\\S.*");

  private AccessReader() {}

  static AccessSettings read(Section top) {
    Section access = top.inner("access", Keys.ACCESS);
    return access.whole(() -> settings(access)).orElse(AccessSettings.NONE);
  }

  private static AccessSettings settings(Section access) {
    Tls tls =
        new Tls(
            file(access, "cacert"),
            file(access, "cert"),
            file(access, "key"),
            access.single("insecure-skip-tls-verify", Values::flag).only(false),
            text(access, "server-name"));
    return new AccessSettings(tls, text(access, "user"), file(access, "password-file"));
  }

  private static @Nullable Path file(Section access, String key) {
    String name = text(access, key);
    return name == null ? null : Path.of(name);
  }

  private static @Nullable String text(Section access, String key) {
    String text = access.single(key, Values.text(NOT_BLANK, "a text that is not blank")).only("");
    return text.isEmpty() ? null : text;
  }
}
