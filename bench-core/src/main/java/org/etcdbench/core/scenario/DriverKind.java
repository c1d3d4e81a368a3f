package org.etcdbench.core.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The drivers there are. */
public enum DriverKind {
  /** Our own: requests and answers as etcd's gRPC has them, on Netty, and little else. */
  LEAN,
  /** jetcd-core, tuned for measuring. */
  JETCD,
  /** No network and no member: what the generator itself can do at most. */
  LOOPBACK;

  /** The name used on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names, for messages. */
  public static String labels() {
    return Arrays.stream(values()).map(DriverKind::label).collect(Collectors.joining(", "));
  }

  /**
   * The driver of this name.
   *
   * @throws IllegalArgumentException naming all, if there is none
   */
  public static DriverKind parse(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no driver '" + label + "'; there are: " + labels()));
  }
}
