package org.etcdbench.jmh.paired;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * When a generator got steady: from when on the CPU time per request, over a second, stays within a
 * quarter of what it is in the end.
 *
 * @param seconds of load until then
 * @param requests until then
 * @param finalCpuNs CPU time per request in the end
 */
record Steadiness(double seconds, long requests, double finalCpuNs) {
  private static final double TOLERANCE = 0.25;

  /** Windows of a quarter of a second: the kernel's clock ticks are too coarse for one alone. */
  static final int WINDOWS_PER_SECOND = 4;

  /** Judges these windows; empty if it was not steady before their last quarter. */
  static Optional<Steadiness> of(List<DriverPeer.Iteration> windows) {
    int last = windows.size() - windows.size() / 4;
    double[] tail =
        windows.stream().skip(last).mapToDouble(window -> window.sample().clientCpuNs()).toArray();
    Arrays.sort(tail);
    double finalNs = tail[tail.length / 2];
    int steadyFrom = 0;
    for (int i = 0; i + WINDOWS_PER_SECOND <= windows.size(); i++) {
      double nowNs = cpuPerRequest(windows.subList(i, i + WINDOWS_PER_SECOND));
      if (Math.abs(nowNs / finalNs - 1) > TOLERANCE) {
        steadyFrom = i + 1;
      }
    }
    if (steadyFrom > last) {
      return Optional.empty();
    }
    long requests =
        windows.stream().limit(steadyFrom).mapToLong(DriverPeer.Iteration::requests).sum();
    return Optional.of(new Steadiness((double) steadyFrom / WINDOWS_PER_SECOND, requests, finalNs));
  }

  private static double cpuPerRequest(List<DriverPeer.Iteration> windows) {
    double cpuNs = windows.stream().mapToDouble(w -> w.requests() * w.sample().clientCpuNs()).sum();
    return cpuNs / windows.stream().mapToLong(DriverPeer.Iteration::requests).sum();
  }
}
