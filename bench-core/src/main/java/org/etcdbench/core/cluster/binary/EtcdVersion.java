package org.etcdbench.core.cluster.binary;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A full etcd version. Ordered by number; a pre-release such as {@code 3.6.0-rc.1} comes before its
 * release, and suffixes are ordered as text.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 * @param suffix what follows the numbers, with its leading sign: {@code -rc.1}; mostly empty
 */
record EtcdVersion(int major, int minor, int patch, String suffix)
    implements Comparable<EtcdVersion> {
  private static final String NUMBER = "(0|[1-9]\\d{0,5})";
  private static final Pattern FORM =
      Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "([-+][0-9A-Za-z.+-]{1,60})?");
  private static final Comparator<EtcdVersion> ORDER =
      Comparator.comparingInt(EtcdVersion::major)
          .thenComparingInt(EtcdVersion::minor)
          .thenComparingInt(EtcdVersion::patch)
          .thenComparing(version -> !version.suffix.startsWith("-"))
          .thenComparing(EtcdVersion::suffix);

  /** The version that the text spells; empty if it spells none. */
  static Optional<EtcdVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String suffix = matcher.group(4);
    return Optional.of(
        new EtcdVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            suffix == null ? "" : suffix));
  }

  /**
   * The upstream version inside a Debian package's version: {@code 3.4.23} of {@code
   * 1:3.4.23+dfsg-4+b4}; empty if it holds none.
   */
  static Optional<EtcdVersion> ofPackage(String packageVersion) {
    String upstream = packageVersion.replaceFirst("^\\d+:", "").replaceFirst("-[^-]*$", "");
    return parse(upstream.replaceFirst("\\+.*$", "").replaceFirst("~", "-"));
  }

  @Override
  public int compareTo(EtcdVersion other) {
    return ORDER.compare(this, other);
  }

  /** As etcd prints it. */
  @Override
  public String toString() {
    return major + "." + minor + "." + patch + suffix;
  }
}
