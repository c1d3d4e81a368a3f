package org.etcdbench.core.driver.truth;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.etcdbench.core.driver.Connection;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.DriverSettings;
import org.etcdbench.core.driver.Drivers;
import org.etcdbench.core.scenario.DriverKind;

/**
 * Prints what each driver's requests are timed at when the server answers after a known delay from
 * their sending, beside that delay and beside what the server really took. To be run on an idle
 * machine; the arguments name the drivers, none means all that use a network.
 */
final class TruthBenchmark {
  private static final int WARM_UP = 30_000;
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};
  private static final String ROW = "%-8s %11s %7s %8s %13s %13s %13s %11s %9s%n";

  private final PrintStream out;

  private TruthBenchmark(PrintStream out) {
    this.out = out;
  }

  /** How often and how many at once a delay is tried. */
  private record Trial(Duration delay, int slots, int requestsPerSlot) {

    /**
     * Each slot's first answer comes at another time, so that the others do not come all at once.
     */
    Program program() {
      Program spread =
          arrival ->
              arrival.after(delay.toNanos() * (arrival.number() + 1) / slots, new Reply.Answer());
      return Programs.first(slots, spread, Programs.constant(delay)).fromSend();
    }

    /** The service times of all but each slot's first request. */
    long[] recorded(List<Timed> timed) {
      return IntStream.range(0, timed.size())
          .filter(i -> i % (1 + requestsPerSlot) != 0)
          .mapToLong(i -> timed.get(i).serviceNs())
          .sorted()
          .toArray();
    }

    /** From sent to answered, of the same requests. */
    long[] taken(Truth truth) {
      return truth.exchanges().stream()
          .filter(exchange -> exchange.number() >= slots)
          .mapToLong(Exchange::takenNs)
          .sorted()
          .toArray();
    }
  }

  private static final List<Trial> TRIALS =
      List.of(
          new Trial(Duration.ofNanos(100_000), 1, 20_000),
          new Trial(Duration.ofMillis(1), 1, 10_000),
          new Trial(Duration.ofMillis(10), 10, 200),
          new Trial(Duration.ofMillis(100), 100, 20),
          new Trial(Duration.ofSeconds(1), 100, 10));

  /** Runs it. */
  public static void main(String[] drivers) throws Exception {
    Collection<DriverKind> kinds =
        drivers.length == 0
            ? EnumSet.complementOf(EnumSet.of(DriverKind.LOOPBACK))
            : Arrays.stream(drivers).map(DriverKind::parse).toList();
    TruthBenchmark benchmark = new TruthBenchmark(System.out);
    benchmark.header();
    for (DriverKind kind : kinds) {
      benchmark.measure(kind);
    }
  }

  private void header() {
    out.printf(
        Locale.ROOT,
        ROW,
        "driver",
        "delay_us",
        "at_once",
        "quantile",
        "programmed_us",
        "server_us",
        "recorded_us",
        "excess_us",
        "excess_%");
  }

  private void measure(DriverKind kind) throws Exception {
    try (ProgrammedServer server = ProgrammedServer.start(Programs.prompt());
        Driver driver = Drivers.open(kind, new DriverSettings(Duration.ofSeconds(10)));
        Connection connection = driver.connect(server.endpoint())) {
      connection.ready().toCompletableFuture().get(10, TimeUnit.SECONDS);
      Timed.puts(connection, 10, WARM_UP / 10);
      Timed.puts(connection, 1, WARM_UP);
      for (Trial trial : TRIALS) {
        server.use(trial.program());
        List<Timed> timed = Timed.puts(connection, trial.slots(), 1 + trial.requestsPerSlot());
        print(kind, trial, trial.recorded(timed), trial.taken(server.truth()));
      }
    }
  }

  private void print(DriverKind kind, Trial trial, long[] recorded, long[] taken) {
    double programmedUs = trial.delay().toNanos() / 1e3;
    for (double quantile : QUANTILES) {
      double recordedUs = at(recorded, quantile) / 1e3;
      double excessUs = recordedUs - programmedUs;
      out.printf(
          Locale.ROOT,
          ROW,
          kind.label(),
          trial.delay().toNanos() / 1000,
          trial.slots(),
          quantile,
          decimals(programmedUs),
          decimals(at(taken, quantile) / 1e3),
          decimals(recordedUs),
          decimals(excessUs),
          String.format(Locale.ROOT, "%.2f", 100 * excessUs / programmedUs));
    }
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** The smallest value that this share of all does not exceed. */
  private static long at(long[] sorted, double quantile) {
    return sorted[Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1)];
  }
}
