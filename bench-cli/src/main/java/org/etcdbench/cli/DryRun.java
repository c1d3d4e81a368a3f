package org.etcdbench.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Durations;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Phase;
import org.etcdbench.core.scenario.Scenario;

/** Prints what a plan would run, and for how long. */
final class DryRun {
  private static final String GAP = "  ";
  private static final List<String> HEADER =
      List.of(
          "members",
          "driver",
          "operation",
          "consistency",
          "target",
          "load",
          "key",
          "value",
          "warm-up",
          "measurement",
          "each run");

  /** Columns of numbers, and those that stand before one. */
  private static final Set<Integer> FLUSH_RIGHT = Set.of(0, 5, 6, 7);

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
    List<List<String>> rows = new ArrayList<>(List.of(HEADER));
    plan.scenarios().forEach(scenario -> rows.add(row(scenario)));
    printAligned(rows, out);
    printPhases(plan, out);
    printAssumptions(plan, out);
  }

  private static List<String> row(Scenario scenario) {
    return List.of(
        Integer.toString(scenario.members()),
        scenario.driver().label(),
        scenario.operation().label(),
        scenario.readConsistency().map(Consistency::label).orElse("-"),
        scenario.target().label(),
        scenario.load().label(),
        Integer.toString(scenario.data().keySizeBytes()),
        Integer.toString(scenario.data().valueSizeBytes()),
        text(scenario.warmup()),
        measurement(scenario),
        Clock.text(Estimate.ofRun(scenario)));
  }

  private static String text(Iterations iterations) {
    if (iterations.count() == 0) {
      return "none";
    }
    return iterations.length() instanceof IterationLength.Steady steady
        ? steady + ", at most " + Durations.format(steady.limit())
        : iterations.count() + " x " + iterations.length();
  }

  private static String measurement(Scenario scenario) {
    int phases = scenario.phases().size();
    String several = phases == 1 ? "1 phase, " : phases + " phases, ";
    return phases == 0 ? text(scenario.measurement()) : several + scenario.measurement().length();
  }

  private static void printAligned(List<List<String>> rows, PrintWriter out) {
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        String blanks = " ".repeat(widths[column] - row.get(column).length());
        boolean right = FLUSH_RIGHT.contains(column);
        cells.add(right ? blanks + row.get(column) : row.get(column) + blanks);
      }
      out.println(String.join(GAP, cells).stripTrailing());
    }
  }

  private static void printPhases(Plan plan, PrintWriter out) {
    Set<List<Phase>> distinct = new LinkedHashSet<>();
    plan.scenarios().stream()
        .map(Scenario::phases)
        .filter(phases -> !phases.isEmpty())
        .forEach(distinct::add);
    for (List<Phase> phases : distinct) {
      out.println();
      out.println("Phases:");
      phases.forEach(
          phase -> out.println("  at " + Durations.format(phase.at()) + ": " + phase.label()));
    }
  }

  private static void printAssumptions(Plan plan, PrintWriter out) {
    List<String> lines = new ArrayList<>();
    if (uses(plan, IterationLength.Requests.class)) {
      lines.add(
          "Iterations by requests take as long as they take: their time rests on an assumed rate.");
    }
    if (uses(plan, IterationLength.Steady.class)) {
      lines.add(
          "A warm-up until it is steady takes as long as it takes: one and a half windows are"
              + " assumed.");
    }
    if (!lines.isEmpty()) {
      out.println();
      out.println(lines.stream().collect(Collectors.joining(System.lineSeparator())));
    }
  }

  private static boolean uses(Plan plan, Class<? extends IterationLength> kind) {
    return plan.scenarios().stream()
        .anyMatch(
            scenario ->
                kind.isInstance(scenario.measurement().length())
                    || kind.isInstance(scenario.warmup().length()));
  }
}
