package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Cause.Kind;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.ScenarioKey;
import org.etcdbench.report.compare.Comparison;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTableTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "de", "ar-EG-u-nu-arab"})
  void setsWhatHeldSizesBackSideBySide(String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(write(twoSizes())).isEqualTo(Resources.read("causes.txt"));
  }

  @Test
  void writesNothingWhereNoCauseWasLookedFor() throws IOException {
    assertThat(write(ResultSamples.twoSizes())).isEmpty();
  }

  private static String write(BenchResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    CauseTable.write(Comparison.by(ScenarioKey.MEMBERS, result), out);
    return out.toString();
  }

  static BenchResult twoSizes() {
    BenchResult plain = ResultSamples.twoSizes();
    List<ScenarioResult> rows = new ArrayList<>();
    for (ScenarioResult row : plain.scenarios()) {
      rows.add(new ScenarioResult(row.scenario(), row.runs(), row.verdict(), cause(row)));
    }
    return new BenchResult(
        plain.schemaVersion(),
        plain.id(),
        plain.status(),
        plain.startedAt(),
        plain.endedAt(),
        plain.profile(),
        plain.environment(),
        rows);
  }

  private static Cause cause(ScenarioResult row) {
    boolean large = row.scenario().members() == 7;
    boolean put = row.scenario().operation() == Operation.PUT;
    Kind kind = large ? Kind.CPU : Kind.NONE;
    String text =
        large
            ? "CPU-bound on a shared host: its CPUs were taken for 97%, of it 4% by its own host"
                + " (leader CPU 61%, generator CPU 22%, fsync p99 3.10 ms)"
            : "nothing that is watched was at its limit";
    String split =
        put
            ? "Of 2.50 ms mean: 0.90 ms the leader's WAL sync, 1.40 ms meanwhile the quorum's; the"
                + " other 1.10 ms is waiting: batches, queues, CPU"
            : "";
    return new Cause(
        kind,
        large && put ? List.of(Kind.BACKEND_COMMIT) : List.of(),
        text,
        split,
        large
            ? Map.of(
                Indicator.MACHINE_BUSY_PCT, 93.2,
                Indicator.MACHINE_STOLEN_PCT, 3.8,
                Indicator.LEADER_CPU_PCT, 61.0,
                Indicator.FSYNC_MEAN_MS, 0.9,
                Indicator.FSYNC_P99_MS, 3.1,
                Indicator.QUORUM_FSYNC_MEAN_MS, 1.4,
                Indicator.APPLY_MEAN_MS, 0.051,
                Indicator.COMMIT_P99_MS, 31.0,
                Indicator.PROPOSALS_PER_FSYNC, 12.4)
            : Map.of(
                Indicator.MACHINE_BUSY_PCT, 61.5,
                Indicator.LEADER_CPU_PCT, 48.0,
                Indicator.FSYNC_MEAN_MS, 0.6,
                Indicator.FSYNC_P99_MS, 1.7));
  }
}
