package org.etcdbench.core.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.DriverKind;

/**
 * Prints what drivers record of a minute at 1000 requests a second in which the server stalls for 5
 * s, against what is true. {@code bench-jmh/truth stall} runs it; it takes some minutes.
 */
final class StallBenchmark {
  private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999};
  private static final String ROW = "%-8s %13s %9s %12s %12s %12s %9s%n";

  private StallBenchmark() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT,
        ROW,
        "driver",
        "max_in_flight",
        "quantile",
        "true_ms",
        "response_ms",
        "service_ms",
        "off_%");
    for (int maxInFlight : List.of(10_000, 16)) {
      for (DriverKind kind : List.of(DriverKind.LEAN, DriverKind.JETCD)) {
        print(out, kind, maxInFlight);
      }
    }
  }

  private static void print(PrintStream out, DriverKind kind, int maxInFlight) throws Exception {
    StalledServer server =
        new StalledServer(
            1000,
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            maxInFlight);
    LoopResult result = server.measure(kind).result();
    OutcomeResult ok = result.recording().outcomes().get(0);
    for (double quantile : QUANTILES) {
      double trueMs = Math.max(1, server.trueResponse(quantile).toNanos() / 1e6);
      double responseMs = ok.response().percentileNs(100 * quantile) / 1e6;
      out.printf(
          Locale.ROOT,
          ROW,
          kind.label(),
          maxInFlight,
          quantile,
          decimals(trueMs),
          decimals(responseMs),
          decimals(ok.service().percentileNs(100 * quantile) / 1e6),
          decimals(100 * (responseMs / trueMs - 1)));
    }
    out.printf(
        Locale.ROOT,
        "# %s: %d due, %d recorded, %d unanswered%n",
        kind.label(),
        result.generator().openSchedule().orElseThrow().due(),
        result.recording().outcomes().stream().mapToLong(OutcomeResult::count).sum(),
        result.unanswered());
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
