package org.etcdbench.core.record;

/**
 * Response time, service time and start delay of the same requests. Used by one thread at a time.
 */
final class Times {
  final Distribution response = new Distribution();
  final Distribution service = new Distribution();
  final Distribution startDelay = new Distribution();

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
