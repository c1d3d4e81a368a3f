package org.etcdbench.core.run;

import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MetricReading;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** Holds our count of requests against that of the members. */
final class ServerCounts {
  private static final String HANDLED = "grpc_server_handled_total{";

  private ServerCounts() {}

  /**
   * Both counts; null where one of them is not known, as where no member counts requests at all.
   *
   * @param sent requests that we sent while the members counted, at least 0
   * @param members of which none was missed while load ran
   */
  static @Nullable ServerCount of(Scenario scenario, long sent, List<MemberMetrics> members) {
    if (scenario.driver() == DriverKind.LOOPBACK
        || members.stream().noneMatch(ServerCounts::counts)
        || members.stream().anyMatch(MemberMetrics::restarted)) {
      return null;
    }
    String method = "grpc_method=" + method(scenario);
    double server =
        members.stream()
            .flatMap(member -> member.metrics().entrySet().stream())
            .filter(metric -> isOf(method, metric))
            .mapToDouble(metric -> ((MetricReading.Counter) metric.getValue()).increase())
            .sum();
    return new ServerCount(HANDLED + method + "}", sent, Math.round(server));
  }

  /** Whether it counted any requests: it keeps nothing of methods that nobody called. */
  private static boolean counts(MemberMetrics member) {
    return member.metrics().keySet().stream().anyMatch(key -> key.startsWith(HANDLED));
  }

  private static boolean isOf(String method, Map.Entry<String, MetricReading> metric) {
    return metric.getKey().startsWith(HANDLED)
        && metric.getKey().endsWith("," + method + "}")
        && metric.getValue() instanceof MetricReading.Counter;
  }

  private static String method(Scenario scenario) {
    return switch (scenario.operation()) {
      case PUT -> "Put";
      case RANGE -> "Range";
    };
  }
}
