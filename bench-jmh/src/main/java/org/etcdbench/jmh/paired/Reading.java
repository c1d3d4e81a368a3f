package org.etcdbench.jmh.paired;

import java.io.IOException;

/**
 * CPU clocks read at one moment.
 *
 * @param clientCpuNs of the client's process
 * @param serverCpuNs of all members
 */
record Reading(long clientCpuNs, long serverCpuNs) {

  static Reading take(Bed bed, long clientPid) throws IOException {
    return new Reading(ProcessCpu.ofNs(clientPid), bed.membersCpuNs());
  }

  /**
   * A sample of the time from this reading to another. All that the client spent in it is charged
   * to the requests that it counted.
   */
  Sample until(Reading end, double requests, double okPerSec, double meanNs, long failed) {
    return new Sample(
        okPerSec,
        (end.clientCpuNs - clientCpuNs) / requests,
        (end.serverCpuNs - serverCpuNs) / requests,
        meanNs,
        failed);
  }
}
