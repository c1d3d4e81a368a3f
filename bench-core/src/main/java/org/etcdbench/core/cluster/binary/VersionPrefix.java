package org.etcdbench.core.cluster.binary;

import java.util.regex.Pattern;

/**
 * The versions that somebody asked for, as a prefix by whole numbers: {@code 3.5} takes 3.5.16 but
 * not 3.50.1; three numbers take exactly that version; the empty text takes any.
 *
 * @param text as asked for
 */
public record VersionPrefix(String text) {
  /** Takes any version. */
  public static final VersionPrefix ANY = new VersionPrefix("");

  private static final Pattern PARTIAL =
      Pattern.compile("(0|[1-9]\\d{0,5})(\\.(0|[1-9]\\d{0,5}))?");

  /**
   * Reads what the user wrote.
   *
   * @throws IllegalArgumentException if it is no version
   */
  public static VersionPrefix parse(String text) {
    VersionPrefix prefix = new VersionPrefix(text);
    if (!prefix.isAny() && !prefix.isFull() && !PARTIAL.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "--etcd-version must be numbers separated by dots like 3.5 or 3.5.16, got: '"
              + text
              + "'");
    }
    return prefix;
  }

  /** Whether every version will do. */
  boolean isAny() {
    return text.isEmpty();
  }

  /** Whether exactly one version will do. */
  boolean isFull() {
    return EtcdVersion.parse(text).isPresent();
  }

  /** Whether this version was asked for. */
  boolean matches(EtcdVersion version) {
    if (isAny() || isFull()) {
      return isAny() || version.toString().equals(text);
    }
    return (version + ".").startsWith(text + ".");
  }

  /** Whether this version was asked for; a text that is no version was not. */
  public boolean matches(String version) {
    return EtcdVersion.parse(version).filter(this::matches).isPresent();
  }
}
