package org.etcdbench.core.preflight;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.etcdbench.core.observe.MachineProbe;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.time.Time;

/** The checks of the machine that the generator, and perhaps members, run on. */
public final class MachineChecks {
  /** etcd's FAQ: 99 % of syncs of the WAL should take less. */
  public static final long FSYNC_LIMIT_NS = 10_000_000;

  /** Share of the CPUs, in percent, that others may use without being noticed in the figures. */
  public static final double BUSY_LIMIT_PCT = 20;

  /** Share of the CPUs' time, in percent, that the host may take away. */
  public static final double STOLEN_LIMIT_PCT = 2;

  /** Files that the generator needs besides its connections. */
  public static final int SPARE_FILES = 256;

  static final String OURS = "etcd-bench";
  private static final String FSYNC_LIMIT = "p99 < 10 ms";
  private static final String FAQ = "etcd FAQ: 'failed to send out heartbeat on time'";
  private static final Duration CPU_SPAN = Duration.ofSeconds(1);
  private static final String GENERATOR = "generator";
  private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

  private final Time time;

  /** Checks with this clock. */
  public MachineChecks(Time time) {
    this.time = time;
  }

  /** Whether this directory's disk syncs small writes fast enough for a member's data. */
  public Check fsync(Path directory) throws InterruptedException {
    try {
      return fsync(directory, new FsyncProbe(time).measure(directory));
    } catch (IOException e) {
      return fsync(directory, Verdict.FAIL, "cannot be measured: " + e.getMessage());
    }
  }

  static Check fsync(Path directory, FsyncProbe.Finding finding) {
    boolean inMemory = MEMORY.contains(finding.fileSystem());
    Verdict slow = finding.p99Ns() < FSYNC_LIMIT_NS ? Verdict.PASS : Verdict.FAIL;
    return fsync(
        directory,
        inMemory ? Verdict.WARN : slow,
        "fdatasync p50 "
            + SortedTimes.text(finding.p50Ns())
            + ", p99 "
            + SortedTimes.text(finding.p99Ns())
            + ", max "
            + SortedTimes.text(finding.maxNs())
            + " ("
            + finding.writes()
            + " writes of "
            + FsyncProbe.WRITE_BYTES
            + " bytes, "
            + finding.fileSystem()
            + (inMemory ? ": in memory, a sync costs nothing here)" : ")"));
  }

  private static Check fsync(Path directory, Verdict verdict, String found) {
    return new Check(Topic.FSYNC, directory.toString(), verdict, found, FSYNC_LIMIT, FAQ);
  }

  /**
   * That no directory was named though members are on this machine: to measure another disk than
   * theirs would be worse than nothing.
   */
  public static Check fsyncNotMeasured() {
    return new Check(
        Topic.FSYNC,
        GENERATOR,
        Verdict.UNKNOWN,
        "not measured: name a directory on etcd's disk with --dir",
        FSYNC_LIMIT,
        FAQ);
  }

  /** What else uses the CPUs; looks for a second in which we do nothing. */
  public Check cpu() throws InterruptedException {
    try {
      MachineProbe probe = MachineProbe.start();
      time.sleep(CPU_SPAN);
      return cpu(probe.since());
    } catch (IOException e) {
      return cpu(Verdict.UNKNOWN, "cannot be told: " + e.getMessage());
    }
  }

  static Check cpu(MachineUse use) {
    boolean quiet = use.busyPct() <= BUSY_LIMIT_PCT && use.stolenPct() <= STOLEN_LIMIT_PCT;
    return cpu(
        quiet ? Verdict.PASS : Verdict.WARN,
        String.format(
            Locale.ROOT,
            "%d CPUs, of which others use %.0f%% and the host takes %.1f%%",
            use.cpus(),
            use.busyPct(),
            use.stolenPct()));
  }

  private static Check cpu(Verdict verdict, String found) {
    return new Check(
        Topic.GENERATOR_CPU, GENERATOR, verdict, found, "others <= 20%, host <= 2%", OURS);
  }

  /**
   * Whether so many connections can be opened.
   *
   * @param conns connections that a run will open
   */
  public Check openFiles(int conns) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? openFiles(conns, unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
        : openFiles(conns, Verdict.UNKNOWN, "this system does not tell");
  }

  static Check openFiles(int conns, long most, long open) {
    long needed = open + conns + SPARE_FILES;
    return openFiles(
        conns,
        needed <= most ? Verdict.PASS : Verdict.FAIL,
        "at most " + most + " open files, " + open + " are open");
  }

  private static Check openFiles(int conns, Verdict verdict, String found) {
    return new Check(
        Topic.OPEN_FILES,
        GENERATOR,
        verdict,
        found,
        "room for " + conns + " conns and " + SPARE_FILES + " more",
        "ulimit -n");
  }
}
