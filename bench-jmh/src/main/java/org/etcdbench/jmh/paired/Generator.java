package org.etcdbench.jmh.paired;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.run.Benchmark;
import org.etcdbench.core.run.ObserveSettings;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.time.Time;
import org.etcdbench.jmh.Scenarios;

/**
 * The process of one driver: it carries out orders from standard input with the real engine, one
 * after the other, until that ends. It says when a measured iteration begins and ends, so that its
 * parent can read its CPU clock then, and what it measured.
 */
final class Generator {
  /** Printed when the measured iteration begins. */
  static final String BEGINS = "begins";

  /** Printed when it is over. */
  static final String ENDS = "ends";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ALL_MAY_FAIL_PCT = 100;

  private final DriverKind driver;
  private final PrintWriter out;

  private Generator(DriverKind driver, PrintWriter out) {
    this.driver = driver;
    this.out = out;
  }

  /** The driver's name is the only argument. */
  public static void main(String[] args) throws IOException {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Generator generator = new Generator(DriverKind.parse(args[0]), out);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        generator.carryOut(Order.parse(line)).forEach(answer -> out.println(answer.toLine()));
      }
    }
    System.exit(0);
  }

  private List<Answer> carryOut(Order order) throws IOException {
    Scenario scenario =
        Scenarios.of(
            order.endpoints().size(),
            driver,
            order.cell().asked(),
            order.cell().load(),
            Bed.KEY_SPACE,
            iterations(1, order.lengths().warmup()),
            iterations(order.iterations(), order.lengths().measured()));
    Plan plan =
        new Plan(
            new ProfileSource("paired", "", List.of()),
            List.of(scenario),
            1,
            "",
            List.of(),
            ALL_MAY_FAIL_PCT,
            Duration.ZERO,
            LIMIT,
            ObserveSettings.DEFAULT);
    Benchmark.End end =
        new Benchmark(
                plan,
                "paired",
                new RunningMembers(order.endpoints()),
                "",
                Time.SYSTEM,
                new WindowMarks(out))
            .run();
    if (end.failed().isPresent()) {
      throw new IOException(end.failed().get());
    }
    return answers(end.result().scenarios().get(0).runs().get(0));
  }

  private static Iterations iterations(int count, Duration length) {
    return new Iterations(
        length.isZero() ? 0 : count,
        new IterationLength.Time(length.isZero() ? IterationLength.Time.SHORTEST : length));
  }

  private static List<Answer> answers(RunResult run) throws IOException {
    if (run.findings().stream().anyMatch(finding -> finding.invalidates())) {
      throw new IOException("the run is of no use: " + run.findings());
    }
    return run.measured().stream().map(Generator::answer).toList();
  }

  private static Answer answer(IterationResult measured) {
    return new Answer(
        measured.requests(), measured.okPerSec(), measured.ok().meanNs(), measured.errors());
  }
}
