package org.etcdbench.core.run;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.observe.metrics.MetricsTarget;

/**
 * What is observed of members while they are measured.
 *
 * @param metrics whether their metrics are read
 * @param metricsUrls where, if not at their client URLs: each {@code URL} in the order of the
 *     members, or each {@code member=URL}
 */
public record ObserveSettings(boolean metrics, List<String> metricsUrls) {
  /** Metrics are read, at the client URLs. */
  public static final ObserveSettings DEFAULT = new ObserveSettings(true, List.of());

  private static final String PATH = "/metrics";

  /** Copies the list, and checks its form. */
  public ObserveSettings {
    metricsUrls = List.copyOf(metricsUrls);
    long named = metricsUrls.stream().filter(ObserveSettings::isNamed).count();
    if (named != 0 && named != metricsUrls.size()) {
      throw new IllegalArgumentException(
          "metrics-urls must all be URL, or all be member=URL, got: " + metricsUrls);
    }
    Set<String> members = new HashSet<>();
    for (String text : metricsUrls) {
      String member = isNamed(text) ? text.substring(0, text.indexOf('=')) : "";
      target(member, member.isEmpty() ? text : text.substring(member.length() + 1));
      if (!member.isEmpty() && !members.add(member)) {
        throw new IllegalArgumentException("metrics-urls name the member " + member + " twice");
      }
    }
  }

  private static boolean isNamed(String text) {
    int equals = text.indexOf('=');
    return equals > 0 && !text.substring(0, equals).contains(":");
  }

  /** A URL without a path means the usual one. */
  private static MetricsTarget target(String member, String url) {
    try {
      URI full = URI.create(url);
      boolean bare = full.getPath() != null && full.getPath().matches("/?");
      return new MetricsTarget(member, bare ? full.resolve(PATH) : full);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("metrics-urls: " + e.getMessage(), e);
    }
  }

  /**
   * Where to read the metrics of these members.
   *
   * @param discovered where they are if nothing else was said
   * @throws ClusterException if what was said does not fit the members
   */
  List<MetricsTarget> targets(Map<String, URI> discovered) throws ClusterException {
    if (!metrics) {
      return List.of();
    }
    Map<String, MetricsTarget> targets = new LinkedHashMap<>();
    discovered.forEach((member, url) -> targets.put(member, new MetricsTarget(member, url)));
    if (discovered.isEmpty() || metricsUrls.isEmpty()) {
      return List.copyOf(targets.values());
    }
    if (isNamed(metricsUrls.get(0))) {
      for (String text : metricsUrls) {
        String member = text.substring(0, text.indexOf('='));
        if (!targets.containsKey(member)) {
          throw new ClusterException(
              "metrics-urls name the member " + member + ", but there are " + targets.keySet());
        }
        targets.put(member, target(member, text.substring(member.length() + 1)));
      }
      return List.copyOf(targets.values());
    }
    return inOrder(List.copyOf(targets.keySet()));
  }

  private List<MetricsTarget> inOrder(List<String> members) throws ClusterException {
    if (members.size() != metricsUrls.size()) {
      throw new ClusterException(
          "metrics-urls must be one for each of the members "
              + members
              + ", got: "
              + metricsUrls.size());
    }
    List<MetricsTarget> targets = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      targets.add(target(members.get(i), metricsUrls.get(i)));
    }
    return targets;
  }
}
