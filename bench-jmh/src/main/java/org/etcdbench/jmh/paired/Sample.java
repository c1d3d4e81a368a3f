package org.etcdbench.jmh.paired;

/**
 * What one client gave in one cell and round.
 *
 * @param okPerSec successful requests per second, as the client counted them
 * @param clientCpuNs CPU time of the client's process per request
 * @param serverCpuNs CPU time of all members per request
 * @param meanNs mean latency, as the client measured it
 * @param failed requests that failed, by the client's count or by the leader's
 */
record Sample(double okPerSec, double clientCpuNs, double serverCpuNs, double meanNs, long failed) {

  /** The same with another number of failures. */
  Sample withFailed(long number) {
    return new Sample(okPerSec, clientCpuNs, serverCpuNs, meanNs, number);
  }
}
