package org.etcdbench.core.observe.metrics;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A metric that is kept, and what it is by its meaning: etcd gives the type gauge to some of its
 * counters.
 *
 * @param name as on the page, without the suffixes of histograms
 * @param kind what it is
 * @param labels the labels that tell its series apart, in the order of their names
 * @param zeros whether series that are zero matter
 */
record Tracked(String name, Kind kind, List<String> labels, boolean zeros) {

  enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  /** The key of a series: name and labels. */
  String key(Map<String, String> of) {
    if (labels.isEmpty()) {
      return name;
    }
    return labels.stream()
        .filter(of::containsKey)
        .map(label -> label + "=" + of.get(label))
        .collect(Collectors.joining(",", name + "{", "}"));
  }
}
