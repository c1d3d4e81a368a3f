package org.etcdbench.core.observe.metrics;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a page in Prometheus' text format.
 *
 * @param name the metric's name, with the suffix that histograms give it
 * @param labels by name
 * @param value any number, infinite or NaN too
 * @param timestampMs when it was so, in milliseconds of the epoch; null if the line does not say
 */
record Sample(String name, Map<String, String> labels, double value, @Nullable Long timestampMs) {

  /** Copies the map. */
  Sample {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** The line, without a line feed. */
  String line() {
    String in =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + "\"")
            .collect(Collectors.joining(","));
    return name
        + (in.isEmpty() ? "" : "{" + in + "}")
        + " "
        + number(value)
        + (timestampMs == null ? "" : " " + timestampMs);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }
}
