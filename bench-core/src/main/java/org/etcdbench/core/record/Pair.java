package org.etcdbench.core.record;

/** Response and service time of the same requests. Used by one thread at a time. */
final class Pair {
  final Distribution response = new Distribution();
  final Distribution service = new Distribution();

  void record(long responseNs, long serviceNs) {
    response.record(responseNs);
    service.record(serviceNs);
  }

  void add(Pair other) {
    response.add(other.response);
    service.add(other.service);
  }
}
