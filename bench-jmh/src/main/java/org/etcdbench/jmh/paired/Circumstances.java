package org.etcdbench.jmh.paired;

/** Under which circumstances something was measured, as one line. */
final class Circumstances {
  private Circumstances() {}

  static String of(Options options, String etcdOrigin) {
    return String.join(
        "; ",
        PairedRun.MEMBERS + " members of etcd (" + etcdOrigin + ") on loopback",
        Runtime.getRuntime().availableProcessors() + " CPUs",
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        "medians of "
            + options.rounds
            + " rounds of "
            + options.measureSeconds
            + " s after "
            + options.warmupSeconds
            + " s of warm-up");
  }
}
