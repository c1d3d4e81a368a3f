package org.etcdbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etcdbench.report.gate.GateRules;
import org.etcdbench.report.gate.Tolerances;
import org.etcdbench.report.metric.Metric;
import org.etcdbench.report.metric.Metrics;
import picocli.CommandLine.Option;

/** What is gated, and how strictly. */
final class GateRuleOptions {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
  private static final double PERCENT = 100;

  @Option(
      names = "--metrics",
      paramLabel = "NAME",
      split = ",",
      description = "What is gated in each row. Default: qps,latency.p99.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "How much worse a figure may be: 5%% is 1.05 times the latency, or the throughput / 1.05;"
              + " of one metric latency.p99=10%%; may be repeated. Default: 5%%.")
  private List<String> tolerances = new ArrayList<>();

  @Option(
      names = "--max-error-rate",
      paramLabel = "SHARE",
      defaultValue = "0.1%",
      description = "Share of requests that may fail. Default: 0.1%%.")
  private String maxErrorRate = "0.1%";

  /**
   * What they say.
   *
   * @throws UsageException naming the option that says something wrong
   */
  GateRules rules() {
    List<Metric> chosen =
        metrics.isEmpty()
            ? GateRules.DEFAULT_METRICS
            : Options.read("--metrics", () -> metrics.stream().map(Metrics::byName).toList());
    Tolerances tolerated =
        Options.read("--tolerance", () -> Tolerances.parse(tolerances).requireGated(chosen));
    double errors = Options.read("--max-error-rate", () -> share(maxErrorRate));
    return Options.read("--metrics", () -> new GateRules(chosen, tolerated, errors));
  }

  private static double share(String text) {
    Matcher matcher = SHARE.matcher(text.strip());
    double share = matcher.matches() ? Double.parseDouble(matcher.group(1)) / PERCENT : -1;
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("must be a share from 0% to 100%, got: '" + text + "'");
    }
    return share;
  }
}
