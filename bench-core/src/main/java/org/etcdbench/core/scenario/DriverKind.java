package org.etcdbench.core.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The drivers there are. */
public enum DriverKind {
  /** Our own: requests and answers as etcd's gRPC has them, on Netty, and little else. */
  LEAN,
  /** jetcd-core, tuned for measuring. */
  JETCD,
  /** No network and no member: what the generator itself can do at most. */
  LOOPBACK,
  /** None of ours: another tool sent the requests, and its result was imported. */
  OTHER;

  /** The name used on the command line and in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Those that we can send requests with. */
  public static List<DriverKind> ours() {
    return Arrays.stream(values()).filter(kind -> kind != OTHER).toList();
  }

  /** The names of {@link #ours}, for messages. */
  public static String labels() {
    return ours().stream().map(DriverKind::label).collect(Collectors.joining(", "));
  }

  /**
   * The driver of ours of this name.
   *
   * @throws IllegalArgumentException naming all, if there is none
   */
  public static DriverKind parse(String label) {
    return ours().stream()
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no driver '" + label + "'; there are: " + labels()));
  }
}
