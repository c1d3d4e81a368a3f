package org.etcdbench.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.etcdbench.core.result.MachineUse;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {
  private static final Path DISK = Path.of("/data");

  @TempDir private Path directory;

  @Test
  void holdsADiskToTheFaqsTenMilliseconds() {
    assertThat(fsync("ext4", 9_999_999).verdict()).isEqualTo(Verdict.PASS);
    assertThat(fsync("ext4", 10_000_000).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(fsync("ext4", 1_500_000).found())
        .isEqualTo(
            "fdatasync p50 300 µs, p99 1.50 ms, max 20.00 ms (10029 writes of 2300 bytes, ext4)");
  }

  @Test
  void warnsOfAFileSystemInMemory() {
    Check check = fsync("tmpfs", 1_000);

    assertThat(check.verdict()).isEqualTo(Verdict.WARN);
    assertThat(check.found()).contains("in memory");
  }

  private static Check fsync(String fileSystem, long p99Ns) {
    return MachineChecks.fsync(
        DISK, new FsyncProbe.Finding(fileSystem, 10_029, 300_000, p99Ns, 20_000_000));
  }

  @Test
  void measuresADirectoryAndLeavesNothingInIt() throws Exception {
    Check check = new MachineChecks(Time.SYSTEM).fsync(directory);

    assertThat(check.topic()).isEqualTo(Topic.FSYNC);
    assertThat(check.subject()).isEqualTo(directory.toString());
    assertThat(check.found()).startsWith("fdatasync p50 ");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void failsWhereThereIsNoDirectory() throws InterruptedException {
    Path missing = directory.resolve("missing");

    Check check = new MachineChecks(Time.SYSTEM).fsync(missing);

    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.found()).isEqualTo("cannot be measured: " + missing + " is not a directory");
  }

  @Test
  void warnsOfCpusThatOthersUseOrTheHostTakes() {
    assertThat(MachineChecks.cpu(new MachineUse(4, 20, 2)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(MachineChecks.cpu(new MachineUse(4, 20.1, 0)).verdict()).isEqualTo(Verdict.WARN);
    Check stolen = MachineChecks.cpu(new MachineUse(4, 3, 2.5));
    assertThat(stolen.verdict()).isEqualTo(Verdict.WARN);
    assertThat(stolen.found()).isEqualTo("4 CPUs, of which others use 3% and the host takes 2.5%");
  }

  @Test
  void needsRoomForAllConnections() {
    assertThat(MachineChecks.openFiles(1000, 1_306, 50).verdict()).isEqualTo(Verdict.PASS);
    Check check = MachineChecks.openFiles(1000, 1_305, 50);
    assertThat(check.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(check.found()).isEqualTo("at most 1305 open files, 50 are open");
    assertThat(check.limit()).isEqualTo("room for 1000 conns and 256 more");
  }

  @Test
  void knowsThisProcessesFiles() throws IOException {
    Check check = new MachineChecks(Time.SYSTEM).openFiles(1);

    assertThat(check.verdict()).isIn(Verdict.PASS, Verdict.UNKNOWN);
  }
}
