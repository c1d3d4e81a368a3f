package org.etcdbench.core.driver;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The drivers there are. */
public enum DriverKind {
  /** A thin HTTP/2 and gRPC client of our own. */
  LEAN,
  /** jetcd-core, tuned for measuring. */
  JETCD,
  /** No network and no member: what the generator itself can do at most. */
  LOOPBACK;

  /** The name used on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The library with its version, and the settings that matter to its speed, as one line. */
  public String detail() {
    return switch (this) {
      case LEAN ->
          "own HTTP/2 and gRPC on netty "
              + LibraryVersions.netty()
              + ", "
              + LeanDriver.transport()
              + ", no retries";
      case JETCD ->
          "jetcd-core "
              + LibraryVersions.jetcd()
              + ", grpc-java "
              + LibraryVersions.grpc()
              + ", direct executor, no retries";
      case LOOPBACK -> "no network, 1 event loop";
    };
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

  /** A new driver of this kind. */
  public Driver open(DriverSettings settings) {
    return switch (this) {
      case LEAN -> new LeanDriver(settings);
      case JETCD -> new JetcdDriver(settings);
      case LOOPBACK -> new LoopbackDriver();
    };
  }
}
