package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of members and their data when the process that started them is no more. */
class KilledParentIT {

  @ParameterizedTest
  @EnumSource
  void leavesNoMemberBehind(
      DeathGuard guard, @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot)
      throws Exception {
    try (HoldingProcess holder = HoldingProcess.start(workRoot, guard, 3, Map.of()).awaitReady()) {
      List<ProcessHandle> members = EtcdProcesses.all(workRoot);
      assertThat(EtcdProcesses.etcds(workRoot)).hasSize(3);

      holder.kill();

      EtcdProcesses.awaitEnd(members);
      assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsGracefullyWithoutATrace(
      DeathGuard guard, @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot)
      throws Exception {
    try (HoldingProcess holder = HoldingProcess.start(workRoot, guard, 1, Map.of()).awaitReady()) {
      List<ProcessHandle> members = EtcdProcesses.all(workRoot);
      assertThat(EtcdProcesses.etcds(workRoot)).hasSize(1);

      assertThat(holder.end()).isZero();

      EtcdProcesses.awaitEnd(members);
      assertThat(EtcdProcesses.all(workRoot)).isEmpty();
      assertThat(runs(workRoot)).isEmpty();
    }
  }

  @Test
  void leavesDataThatTheNextOneRemovesUnlessSomebodyHoldsIt(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    try (HoldingProcess killed = HoldingProcess.start(workRoot, DeathGuard.PIPE, 1, Map.of());
        HoldingProcess living = HoldingProcess.start(workRoot, DeathGuard.PIPE, 1, Map.of())) {
      killed.awaitReady();
      living.awaitReady();
      assertThat(runs(workRoot)).hasSize(2);
      List<ProcessHandle> members = EtcdProcesses.all(workRoot);
      killed.kill();
      assertThat(runs(workRoot)).hasSize(2);
      EtcdProcesses.awaitEnd(members.stream().filter(member -> !heldBy(living, member)).toList());

      LocalClusters next =
          LocalClusters.prepare(EtcdForTests.settings(EtcdForTests.any(), workRoot), Time.SYSTEM);

      assertThat(runs(workRoot)).hasSize(2);
      next.close();
      assertThat(runs(workRoot)).hasSize(1);
      assertThat(EtcdProcesses.etcds(workRoot)).hasSize(1);
      assertThat(living.end()).isZero();
      assertThat(runs(workRoot)).isEmpty();
    }
  }

  private static boolean heldBy(HoldingProcess living, ProcessHandle member) {
    return living.descendants().anyMatch(member::equals);
  }

  @Test
  void keepsItsDataAlthoughItHoldsAnotherDirectoryUnderTheSameRoot(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    LocalSettings settings = EtcdForTests.settings(EtcdForTests.any(), workRoot);
    try (LocalClusters first = LocalClusters.prepare(settings, Time.SYSTEM);
        LocalClusters second = LocalClusters.prepare(settings, Time.SYSTEM);
        HoldingProcess other =
            HoldingProcess.start(workRoot, DeathGuard.PIPE, 1, Map.of()).awaitReady()) {
      assertThat(runs(workRoot)).hasSize(3);
      assertThat(first.dataFileSystem()).isEqualTo(second.dataFileSystem()).isNotEqualTo("unknown");
      assertThat(other.end()).isZero();
    }
  }

  @Test
  void keepsItsEnvironmentFromTheMembers(
      @TempDir(factory = EtcdForTests.TempDirs.class) Path workRoot) throws Exception {
    // with any of these etcd would refuse to start
    Map<String, String> environment =
        Map.of("ETCD_MAX_TXN_OPS", "many", "ETCD_ELECTION_TIMEOUT", "soon");
    try (HoldingProcess holder =
        HoldingProcess.start(workRoot, DeathGuard.PIPE, 1, environment).awaitReady()) {
      assertThat(EtcdProcesses.etcds(workRoot)).hasSize(1);
      assertThat(holder.end()).isZero();
    }
  }

  private static List<Path> runs(Path workRoot) throws Exception {
    try (Stream<Path> children = Files.list(workRoot)) {
      return children.filter(Files::isDirectory).toList();
    }
  }
}
