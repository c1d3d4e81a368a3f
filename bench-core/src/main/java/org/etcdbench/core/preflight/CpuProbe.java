package org.etcdbench.core.preflight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.etcdbench.core.time.Time;

/** Looks at what this machine's CPUs do while we do nothing, in Linux' {@code /proc/stat}. */
final class CpuProbe {
  private static final Duration SPAN = Duration.ofSeconds(1);
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;

  /** Guests' time is counted in the users' already. */
  private static final int COUNTED = 8;

  private final Path stat;
  private final Time time;

  CpuProbe(Time time) {
    this(Path.of("/proc/stat"), time);
  }

  CpuProbe(Path stat, Time time) {
    this.stat = stat;
    this.time = time;
  }

  /**
   * How the CPUs' time was used.
   *
   * @param busyPct share in which they worked, in percent, 0..100
   * @param stolenPct share in which they should have, and the host gave them to others, 0..100
   */
  record Usage(double busyPct, double stolenPct) {}

  /**
   * Looks for a second.
   *
   * @throws IOException where there is no such file, or another one is in its place
   */
  Usage measure() throws IOException, InterruptedException {
    long[] before = read();
    time.sleep(SPAN);
    return between(before, read());
  }

  private static Usage between(long[] before, long[] after) {
    long all = 0;
    for (int i = 0; i < COUNTED; i++) {
      all += after[i] - before[i];
    }
    long idle = after[IDLE] - before[IDLE] + after[IO_WAIT] - before[IO_WAIT];
    long stolen = after[STEAL] - before[STEAL];
    return all <= 0
        ? new Usage(0, 0)
        : new Usage(100.0 * (all - idle - stolen) / all, 100.0 * stolen / all);
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
