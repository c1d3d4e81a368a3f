package org.etcdbench.core.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.GeneratorPauses;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;

/**
 * Asks whether the generator stood still for so long that its figures are its own. A request that
 * is under way in a pause is measured with it, so pauses that take a share of the time as large as
 * the tail beyond p99 may be that tail. A few longer ones may be the greatest values, but no
 * percentile that is claimed: that is a note. Where members share the machine they take its CPUs,
 * and what the generator loses to them is no fault of its own: only a long pause is noted, and so
 * it is where there are no members, as the figures are meant to be its own. Too few looks say
 * nothing.
 */
final class PauseChecks {
  /** What lies beyond p99. */
  static final double LIMIT_PCT = 1;

  /** A share of less time than this says nothing. */
  static final long SHORTEST_NS = 1_000_000_000;

  /** A shorter pause is what any machine does now and then. */
  static final long NOTABLE_NS = 10_000_000;

  private static final int P99 = 99;
  private static final double NS_PER_MS = 1e6;

  private PauseChecks() {}

  /** What is wrong with the worst run; empty if nothing is. */
  static Optional<Finding> of(ScenarioResult row) {
    return row.runs().stream()
        .filter(run -> pauses(run).isPresent())
        .max(Comparator.comparingDouble(run -> pausedPct(pauses(run).orElseThrow())))
        .flatMap(worst -> of(row, worst));
  }

  /** The run with the longest pause, which need not be that with the largest share. */
  private static RunResult longest(ScenarioResult row) {
    return row.runs().stream()
        .filter(run -> pauses(run).isPresent())
        .max(Comparator.comparingLong(run -> pauses(run).orElseThrow().longestNs()))
        .orElseThrow();
  }

  private static Optional<GeneratorPauses> pauses(RunResult run) {
    return run.observations()
        .flatMap(observed -> observed.generatorPauses())
        .filter(pauses -> pauses.elapsedNs() >= SHORTEST_NS);
  }

  /** Hiccups hold garbage collection, but for what the looks missed. */
  private static double pausedPct(GeneratorPauses pauses) {
    double hiccupPct = pauses.hiccupPct();
    return Double.isNaN(hiccupPct) ? pauses.gcPct() : Math.max(hiccupPct, pauses.gcPct());
  }

  private static Optional<Finding> of(ScenarioResult row, RunResult run) {
    GeneratorPauses pauses = pauses(run).orElseThrow();
    double pct = pausedPct(pauses);
    boolean tooMuch = pct > LIMIT_PCT;
    boolean excused = run.sharedGeneratorsHost() || has(run.findings(), Code.NO_MEMBERS);
    if (row.runs().stream().noneMatch(PauseChecks::hasLongOne) && (excused || !tooMuch)) {
      return Optional.empty();
    }
    RunResult longest = longest(row);
    return Optional.of(
        new Finding(
            tooMuch && !excused ? Code.GENERATOR_LIMITED : Code.GENERATOR_PAUSED,
            String.format(
                Locale.ROOT,
                "in run %d the generator stood still for %.2f %% of the time (limit %.0f %%%s), of"
                    + " which garbage collection %.2f %%; at the longest for %.1f ms, in run %d,"
                    + " whose p99 is %.1f ms",
                run.run(),
                pct,
                LIMIT_PCT,
                tooMuch && excused ? ", waived as " + why(run) : "",
                pauses.gcPct(),
                pauses(longest).orElseThrow().longestNs() / NS_PER_MS,
                longest.run(),
                longest.ok().percentileNs(P99) / NS_PER_MS)));
  }

  private static String why(RunResult run) {
    return run.sharedGeneratorsHost() ? "members share its machine" : "there are no members";
  }

  private static boolean hasLongOne(RunResult run) {
    return pauses(run)
        .filter(pauses -> pauses.longestNs() >= NOTABLE_NS)
        .filter(pauses -> pauses.longestNs() > run.ok().percentileNs(P99))
        .isPresent();
  }

  private static boolean has(List<Finding> findings, Code code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }
}
