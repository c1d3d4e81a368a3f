package org.etcdbench.core.observe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.etcdbench.core.result.MachineUse;

/** Looks at how this machine's CPUs are used, by whomever, in Linux' {@code /proc/stat}. */
public final class MachineProbe {
  private static final Path STAT = Path.of("/proc/stat");
  private static final double PERCENT = 100;
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /** Guests' time, which stands behind, is counted in the users' already. */
  private static final int COUNTED = 8;

  private final Path stat;
  private final long[] before;

  private MachineProbe(Path stat) throws IOException {
    this.stat = stat;
    this.before = read();
  }

  /**
   * Begins to look.
   *
   * @throws IOException where the machine does not tell
   */
  public static MachineProbe start() throws IOException {
    return new MachineProbe(STAT);
  }

  /** Begins to look in this file instead. */
  public static MachineProbe start(Path stat) throws IOException {
    return new MachineProbe(stat);
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
    int cpus = HostProbe.cpus();
    return all == 0
        ? new MachineUse(cpus, 0, 0)
        : new MachineUse(cpus, PERCENT * busy / all, PERCENT * stolen / all);
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
