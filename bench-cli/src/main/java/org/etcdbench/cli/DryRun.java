package org.etcdbench.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;

/** Prints what a plan would run, and for how long. */
final class DryRun {
  private static final String ROW = "%7s  %-9s  %-12s  %-9s  %11s  %4s  %6s  %-18s  %-18s  %s%n";

  private DryRun() {}

  static void print(Plan plan, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%s: %d scenarios x %d runs = %d runs, about %s%n%n",
        plan.source().name(),
        plan.scenarios().size(),
        plan.runs(),
        plan.scenarios().size() * plan.runs(),
        Clock.text(Estimate.of(plan)));
    out.printf(
        Locale.ROOT,
        ROW,
        "members",
        "operation",
        "consistency",
        "target",
        "conns/clnts",
        "key",
        "value",
        "warm-up",
        "measurement",
        "each run");
    plan.scenarios().forEach(scenario -> row(scenario, out));
    if (plan.scenarios().stream().anyMatch(DryRun::assumesRate)) {
      out.println();
      out.println(
          "Iterations by requests take as long as they take: their time rests on an assumed rate.");
    }
  }

  private static void row(Scenario scenario, PrintWriter out) {
    Duration each = Estimate.ofRun(scenario);
    out.printf(
        Locale.ROOT,
        ROW,
        scenario.members(),
        scenario.operation().label(),
        scenario.readConsistency().map(Consistency::label).orElse("-"),
        scenario.target().label(),
        scenario.load().label(),
        scenario.data().keySizeBytes(),
        scenario.data().valueSizeBytes(),
        text(scenario.warmup()),
        text(scenario.measurement()),
        Clock.text(each));
  }

  private static String text(Iterations iterations) {
    return iterations.count() == 0 ? "none" : iterations.count() + " x " + iterations.length();
  }

  private static boolean assumesRate(Scenario scenario) {
    return scenario.measurement().length() instanceof IterationLength.Requests
        || scenario.warmup().length() instanceof IterationLength.Requests;
  }
}
