package org.etcdbench.core.driver;

import org.etcdbench.core.scenario.DriverKind;

/** Makes the drivers that a scenario can name. */
public final class Drivers {
  private Drivers() {}

  /** A new driver of this kind. */
  public static Driver open(DriverKind kind, DriverSettings settings) {
    return switch (kind) {
      case LEAN -> new LeanDriver(settings);
      case JETCD -> new JetcdDriver(settings);
      case LOOPBACK -> new LoopbackDriver();
      case OTHER -> throw notOurs();
    };
  }

  /** The library with its version, and the settings that matter to its speed, as one line. */
  public static String detail(DriverKind kind) {
    return switch (kind) {
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
              + ", direct executor, no retries but gRPC's own of what no member began";
      case LOOPBACK -> "no network, 1 event loop";
      case OTHER -> throw notOurs();
    };
  }

  private static IllegalArgumentException notOurs() {
    return new IllegalArgumentException("other tools send their own requests; no driver is theirs");
  }
}
