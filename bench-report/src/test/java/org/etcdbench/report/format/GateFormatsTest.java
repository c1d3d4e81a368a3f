package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.gate.Gate;
import org.etcdbench.report.gate.GateRefusal;
import org.etcdbench.report.gate.GateReport;
import org.etcdbench.report.gate.GateRules;
import org.etcdbench.report.gate.Tolerances;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** These golden files are what users' scripts rely on: change them on purpose only. */
class GateFormatsTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  static List<Arguments> goldenFiles() {
    List<Arguments> files = new ArrayList<>();
    for (String runs : List.of("6", "4", "3")) {
      for (String file : List.of("gate.txt", "gate.json", "gate.md", "gate.xml")) {
        for (String locale : List.of("", "ar-EG-u-nu-arab")) {
          files.add(Arguments.of(runs, file, locale));
        }
      }
    }
    return files;
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void writesTheSameInEveryLocale(int runs, String file, String locale) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(write(runs, file)).isEqualTo(Resources.read(runs + "-runs-" + file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gate.md", "gate.xml"})
  void writesWhyNothingIsDecided(String file) throws IOException {
    assertThat(writeRefused(file)).isEqualTo(Resources.read("refused-" + file));
  }

  static String writeRefused(String file) throws IOException {
    BenchResult result = now(4);
    GateRefusal refusal =
        new GateRefusal(
            result.id(),
            result.profile().name(),
            GateRefusal.Kind.NOT_COMPARABLE,
            "not comparable with the baseline",
            List.of("etcd_version: 3.5.21 against 3.6.4", "cpus: 2 against 8"));
    StringBuilder text = new StringBuilder();
    if (file.equals("gate.md")) {
      GateMarkdown.write(refusal, text);
    } else {
      GateJUnit.write(refusal, result.startedAt(), text);
    }
    return text.toString();
  }

  static String write(int runs, String file) throws IOException {
    BenchResult result = now(runs);
    GateReport report =
        new Gate(
                before(runs),
                result,
                new GateRules(
                    GateRules.DEFAULT_METRICS,
                    Tolerances.parse(List.of("latency.p99=10%")),
                    GateRules.DEFAULT_MAX_ERROR_RATE),
                List.of())
            .judge();
    StringBuilder text = new StringBuilder();
    switch (file) {
      case "gate.json" -> GateJson.write(report, text);
      case "gate.md" -> GateMarkdown.write(report, text);
      case "gate.xml" -> GateJUnit.write(report, result.startedAt(), text);
      default -> GateText.write(report, text);
    }
    return text.toString();
  }

  private static BenchResult before(int runs) {
    return new ResultSamples()
        .row(ResultSamples.put(3), runs, 1.6)
        .row(ResultSamples.range(3, Consistency.LINEARIZABLE), runs, 4.8)
        .row(ResultSamples.range(3, Consistency.SERIALIZABLE), runs, 4)
        .build();
  }

  /** Slower, as it was, and faster; some writes fail. */
  private static BenchResult now(int runs) {
    ResultSamples samples = new ResultSamples();
    Scenario put = ResultSamples.put(3);
    List<RunResult> failing = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      failing.add(samples.run(put, run, 2, 2));
    }
    return samples
        .row(put, failing)
        .row(ResultSamples.range(3, Consistency.LINEARIZABLE), runs, 4.8)
        .row(ResultSamples.range(3, Consistency.SERIALIZABLE), runs, 3)
        .row(ResultSamples.put(5), runs, 3)
        .build();
  }
}
