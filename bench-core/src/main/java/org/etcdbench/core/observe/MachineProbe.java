package org.etcdbench.core.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.MachineUse;

/**
 * Looks at how this machine's CPUs are used, by whomever, in Linux' {@code /proc/stat}. That is of
 * the whole machine, also in a container: where this process may use some of its CPUs only, so may
 * members that run beside it, and figures of all of them would say too little.
 */
public final class MachineProbe {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double PERCENT = 100;
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /** Guests' time, which stands behind, is counted in the users' already. */
  private static final int COUNTED = 8;

  private static final Pattern CPU = Pattern.compile("cpu[0-9]+ .*");

  private final Path stat;
  private final int cpus;
  private final long[] before;

  private MachineProbe(Path stat, int usable) throws IOException {
    this.stat = stat;
    this.before = read();
    this.cpus = cpus();
    if (cpus != usable) {
      throw new IOException(
          "the machine has "
              + cpus
              + " CPUs and this process may use "
              + usable
              + ": how busy those are is not known");
    }
  }

  /**
   * Begins to look.
   *
   * @throws IOException where the machine does not tell, or this process may use some of its CPUs
   *     only, as in a container with a limit; says why
   */
  public static MachineProbe start() throws IOException {
    return start(STAT, HostProbe.cpus());
  }

  /** Begins to look in this file instead, as a process that may use so many CPUs. */
  static MachineProbe start(Path stat, int usable) throws IOException {
    return new MachineProbe(stat, usable);
  }

  /**
   * How the CPUs were used since the beginning; zero if no time has passed.
   *
   * @throws IOException where the machine does not tell any more
   */
  public MachineUse since() throws IOException {
    long[] after = read();
    double all = 0;
    for (int i = 0; i < COUNTED; i++) {
      all += Math.max(0, after[i] - before[i]);
    }
    double stolen = Math.max(0, after[STEAL] - before[STEAL]);
    double idle = Math.max(0, after[IDLE] - before[IDLE] + after[IO_WAIT] - before[IO_WAIT]);
    double busy = Math.max(0, all - idle - stolen);
    return all == 0
        ? new MachineUse(cpus, 0, 0)
        : new MachineUse(cpus, PERCENT * busy / all, PERCENT * stolen / all);
  }

  private int cpus() throws IOException {
    try (Stream<String> lines = Files.lines(stat, StandardCharsets.US_ASCII)) {
      return Math.toIntExact(lines.filter(line -> CPU.matcher(line).matches()).count());
    }
  }

  private long[] read() throws IOException {
    try (Stream<String> lines = Files.lines(stat, StandardCharsets.US_ASCII)) {
      String cpu =
          lines
              .filter(line -> line.startsWith("cpu "))
              .findFirst()
              .orElseThrow(() -> new IOException("no line 'cpu' in " + stat));
      long[] ticks =
          Stream.of(cpu.substring("cpu".length()).strip().split(" +"))
              .mapToLong(Long::parseLong)
              .toArray();
      if (ticks.length < COUNTED) {
        throw new IOException("the line 'cpu' of " + stat + " is too short: " + cpu);
      }
      return ticks;
    }
  }
}
