package org.etcdbench.core.observe.metrics;

/** Which metrics are kept of members' pages, for the tests of those who read them. */
public final class KeptMetrics {
  private KeptMetrics() {}

  /** Whether what members tell under this key, or name, reaches those who look at a run. */
  public static boolean keeps(String key) {
    String name = key.contains("{") ? key.substring(0, key.indexOf('{')) : key;
    return name.equals(Page.UNAPPLIED)
        || Catalog.all().stream().anyMatch(metric -> metric.name().equals(name));
  }
}
