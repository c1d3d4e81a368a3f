package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU time of processes, user and system, all threads, from {@code /proc/PID/stat} (proc(5)): the
 * same yardstick for every client and for the members. The kernel gives it in ticks.
 */
final class ProcessCpu {
  /** USER_HZ, which is 100 on every platform of Linux that Java runs on. */
  private static final long NS_PER_TICK = 10_000_000L;

  /** Places behind the command's closing parenthesis, where field 3 is the first. */
  private static final int UTIME = 14 - 3;

  private static final int STIME = 15 - 3;
  private static final int CUTIME = 16 - 3;
  private static final int CSTIME = 17 - 3;

  private ProcessCpu() {}

  /** CPU time of a living process. */
  static long ofNs(long pid) throws IOException {
    return ownNs(stat(pid));
  }

  /** CPU time of all these processes. */
  static long ofNs(List<Long> pids) throws IOException {
    long sumNs = 0;
    for (long pid : pids) {
      sumNs += ofNs(pid);
    }
    return sumNs;
  }

  /**
   * CPU time of all children of this process that have ended and been waited for, as wait4(2) gives
   * it: its growth over the life of a single child is that child's, to the last tick.
   */
  static long ofEndedChildrenNs() throws IOException {
    return sumNs(stat(ProcessHandle.current().pid()), CUTIME, CSTIME);
  }

  private static String stat(long pid) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
  }

  /** CPU time in a line of this form. */
  static long ownNs(String stat) {
    return sumNs(stat, UTIME, STIME);
  }

  private static long sumNs(String stat, int first, int second) {
    // the command's name may hold blanks and parentheses
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[first]) + Long.parseLong(fields[second])) * NS_PER_TICK;
  }
}
