package org.etcdbench.cli.docker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The image that members are made from. It needs {@code etcd} on its PATH, and nothing else.
 *
 * @param name as the engine knows it, with tag or digest; {@code latest} if it has neither
 */
public record EtcdImage(String name) {
  private static final String REPOSITORY = "quay.io/coreos/etcd";
  private static final String DEFAULT_VERSION = "3.5.21";
  private static final Pattern FULL_VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+([-.][\\w.-]+)?");

  private static final String PART = "[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<repository>(?:[A-Za-z0-9.-]+(?::\\d+)?/)?(?:PART/)*PART)".replace("PART", PART)
              + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?");

  /** Checks the form of the name. */
  public EtcdImage {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "--image must be the name of an image as in "
              + of(DEFAULT_VERSION)
              + ", got: '"
              + name
              + "'");
    }
  }

  /**
   * The etcd project's own image of a version.
   *
   * @param version all its numbers; empty for the version that we take if nobody asks
   * @throws IllegalArgumentException if it is not a full version: tags cannot be searched
   */
  public static EtcdImage ofVersion(String version) {
    String full = version.isEmpty() ? DEFAULT_VERSION : version;
    if (!FULL_VERSION.matcher(full).matches()) {
      throw new IllegalArgumentException(
          "members in containers need a full etcd version as in "
              + DEFAULT_VERSION
              + ", or --image, got: '"
              + version
              + "'");
    }
    return new EtcdImage(of(full));
  }

  private static String of(String version) {
    return REPOSITORY + ":v" + version;
  }

  /** The name without its tag and digest. */
  String repository() {
    return parsed().group("repository");
  }

  /** Its digest, else its tag. */
  String version() {
    Matcher parsed = parsed();
    String digest = parsed.group("digest");
    String tag = parsed.group("tag");
    return digest != null ? digest : tag != null ? tag : "latest";
  }

  private Matcher parsed() {
    Matcher parsed = FORM.matcher(name);
    if (!parsed.matches()) {
      throw new AssertionError(name);
    }
    return parsed;
  }
}
