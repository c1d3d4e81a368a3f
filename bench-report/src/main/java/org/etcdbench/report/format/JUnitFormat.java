package org.etcdbench.report.format;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.report.compare.RowLabels;
import org.etcdbench.report.text.JUnitXml;

/**
 * A test suite for Jenkins, GitLab and others that show JUnit's XML: whether the result is
 * complete, and a case for each scenario, which fails if its numbers must not be used. That is no
 * judgement of how fast anything was. A case has the same name in every result.
 */
final class JUnitFormat implements ReportFormat {
  private static final Pattern NOT_IN_CLASSES = Pattern.compile("[^A-Za-z0-9_-]");

  @Override
  public String name() {
    return "junit";
  }

  @Override
  public String fileName() {
    return "junit.xml";
  }

  @Override
  public void write(BenchResult result, Appendable out) throws IOException {
    String profile = result.profile().name();
    String className = "etcd-bench." + NOT_IN_CLASSES.matcher(profile).replaceAll("_");
    FindingsText findings = new FindingsText(result);
    List<JUnitXml.Case> cases = new ArrayList<>();
    cases.add(completeness(result, className));
    RowLabels labels = RowLabels.ofAllKeys();
    for (ScenarioResult row : result.scenarios()) {
      cases.add(
          new JUnitXml.Case(
              className,
              labels.of(row.scenario()),
              loaded(row),
              outcome(row, findings),
              row.measuredRuns().isEmpty() ? Map.of() : RowFigures.of(row).texts()));
    }
    Duration time = Duration.between(result.startedAt(), result.endedAt());
    new JUnitXml("etcd-bench " + profile, result.startedAt(), time, properties(result), cases)
        .write(out);
  }

  private static Map<String, String> properties(BenchResult result) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("Result", result.id());
    properties.putAll(new Preamble(result).facts());
    return properties;
  }

  /** Without it, a run that was stopped after its first scenarios would pass. */
  private static JUnitXml.Case completeness(BenchResult result, String className) {
    Optional<String> lack = ComparisonText.whatIsLacking(result);
    JUnitXml.Outcome outcome =
        lack.isEmpty()
            ? new JUnitXml.Outcome.Passed()
            : new JUnitXml.Outcome.Failed(result.status().name(), lack.get(), lack.get());
    return new JUnitXml.Case(className, "the result is complete", Duration.ZERO, outcome, Map.of());
  }

  private static JUnitXml.Outcome outcome(ScenarioResult row, FindingsText findings) {
    if (!row.verdict().valid()) {
      String first =
          row.verdict().findings().stream()
              .filter(Finding::invalidates)
              .findFirst()
              .map(Finding::message)
              .orElse("");
      return new JUnitXml.Outcome.Failed(
          row.verdict().label(), first, String.join("\n", findings.reasons(row)));
    }
    return row.measuredRuns().isEmpty()
        ? new JUnitXml.Outcome.Skipped("nothing was measured")
        : new JUnitXml.Outcome.Passed();
  }

  /** How long the load ran in all runs, warm-up included. */
  private static Duration loaded(ScenarioResult row) {
    return Duration.ofNanos(
        row.runs().stream()
            .flatMap(run -> run.iterations().stream())
            .mapToLong(IterationResult::windowNs)
            .sum());
  }
}
