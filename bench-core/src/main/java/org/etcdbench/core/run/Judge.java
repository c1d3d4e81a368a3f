package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etcdbench.core.cause.Causes;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.scenario.Scenario;

/** Says whether the numbers of a row may be used. */
final class Judge {
  private final double maxErrorPct;

  Judge(double maxErrorPct) {
    this.maxErrorPct = maxErrorPct;
  }

  ScenarioResult judge(Scenario scenario, List<RunResult> runs) {
    ScenarioResult unjudged = new ScenarioResult(scenario, runs, new Verdict(List.of()));
    List<Finding> findings = new ArrayList<>();
    runs.forEach(run -> findings.addAll(run.findings()));
    errors(unjudged, findings);
    littlesLaw(unjudged, findings);
    findings.addAll(GeneratorChecks.of(unjudged));
    PauseChecks.of(unjudged).ifPresent(findings::add);
    findings.addAll(LogFindings.of(unjudged));
    Verdict verdict = new Verdict(findings.stream().distinct().toList());
    ScenarioResult judged = new ScenarioResult(scenario, runs, verdict);
    return new ScenarioResult(scenario, runs, verdict, Causes.of(judged).orElse(null));
  }

  private void errors(ScenarioResult scenario, List<Finding> findings) {
    long errors = scenario.errors();
    if (errors == 0) {
      return;
    }
    double pct = 100.0 * errors / scenario.requests();
    boolean tooMany = pct > maxErrorPct;
    findings.add(
        new Finding(
            tooMany ? Code.ERRORS : Code.SOME_ERRORS,
            String.format(
                Locale.ROOT,
                "%d of %d requests failed (%.3f %%, allowed are %s %%)",
                errors,
                scenario.requests(),
                pct,
                maxErrorPct)));
  }

  private static void littlesLaw(ScenarioResult scenario, List<Finding> findings) {
    if (scenario.breaksLittlesLaw()) {
      findings.add(
          new Finding(
              Code.LITTLES_LAW,
              String.format(
                  Locale.ROOT,
                  "throughput × mean latency is %+.1f %% off the %d clients",
                  scenario.littlesLawPct(),
                  scenario.scenario().clients().orElseThrow())));
    }
  }
}
