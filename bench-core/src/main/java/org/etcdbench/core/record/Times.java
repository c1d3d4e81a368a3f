package org.etcdbench.core.record;

/**
 * Response time, service time and start delay of the same requests. Used by one thread at a time.
 */
final class Times {
  /** Most values are less; there are many of these, so that each has little room at first. */
  private static final long EXPECTED_LATENCY_NS = 10_000_000;

  private static final long EXPECTED_DELAY_NS = 100_000;

  final Distribution response = new Distribution(EXPECTED_LATENCY_NS);
  final Distribution service = new Distribution(EXPECTED_LATENCY_NS);
  final Distribution startDelay = new Distribution(EXPECTED_DELAY_NS);

  void record(long responseNs, long serviceNs, long startDelayNs) {
    response.record(responseNs);
    service.record(serviceNs);
    startDelay.record(startDelayNs);
  }

  void add(Times other) {
    response.add(other.response);
    service.add(other.service);
    startDelay.add(other.startDelay);
  }
}
