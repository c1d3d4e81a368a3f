package org.etcdbench.core.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.EtcdProcesses;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.StandingClusters.Life;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that outlive whoever starts them, until they are told to end. */
class StandingClustersIT {
  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  @TempDir private Path files;

  private StandingClusters clusters() {
    return new StandingClusters(files, Time.SYSTEM);
  }

  private LocalSettings settings(String... args) throws Exception {
    return EtcdForTests.settings(EtcdForTests.any(), workRoot, args);
  }

  @AfterEach
  void leaveNothing() throws Exception {
    EtcdProcesses.kill(EtcdProcesses.all(workRoot));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(workRoot)) {
      return all.toList();
    }
  }

  @Test
  void startsAClusterThatAnotherFindsAndEnds() throws Exception {
    StandingCluster up = clusters().up("mine", 3, settings(), Life.OUTLIVES_US);

    assertThat(up.members()).extracting(StandingMember::name).containsExactly("m1", "m2", "m3");
    assertThat(up.running()).isEqualTo(3);
    assertThat(EtcdProcesses.etcds(workRoot)).hasSize(3);
    assertThat(clusters().find("mine")).contains(up);
    assertThat(clusters().all()).containsExactly(up);
    assertThat(clusters().find("other")).isEmpty();
    try (RawEtcd raw = new RawEtcd(new Endpoint("m1", up.urls().get(0)))) {
      raw.put("key", "value");
      assertThat(raw.get("key")).containsExactly("value");
    }

    assertThat(clusters().down("mine")).contains(up);

    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    assertThat(left()).isEmpty();
    assertThat(clusters().find("mine")).isEmpty();
    assertThat(clusters().down("mine")).isEmpty();
  }

  @Test
  void keepsItsFileForItsOwner() throws Exception {
    clusters().up("mine", 1, settings(), Life.OUTLIVES_US);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("mine"))))
        .isEqualTo("rw-------");
    clusters().down("mine");
    assertThat(file("mine")).doesNotExist();
  }

  private Path file(String name) {
    return files.resolve(name + ".json");
  }

  @Test
  void refusesASecondOneOfTheSameNameAndLeavesTheFirst() throws Exception {
    StandingCluster first = clusters().up("mine", 1, settings(), Life.OUTLIVES_US);

    assertThatThrownBy(() -> clusters().up("mine", 1, settings(), Life.OUTLIVES_US))
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessage("a cluster named mine is there already, with 1 of 1 members running");

    assertThat(first.running()).isEqualTo(1);
    assertThat(EtcdProcesses.etcds(workRoot)).hasSize(1);
    clusters().down("mine");
  }

  @Test
  void keepsClustersOfDifferentNamesApart() throws Exception {
    StandingCluster one = clusters().up("one", 1, settings(), Life.OUTLIVES_US);
    StandingCluster two = clusters().up("two", 1, settings(), Life.OUTLIVES_US);

    clusters().down("one");

    assertThat(one.running()).isZero();
    assertThat(two.running()).isEqualTo(1);
    assertThat(clusters().all()).containsExactly(two);
    clusters().down("two");
  }

  @Test
  void leavesNothingButLogsWhenMembersDoNotStart() throws Exception {
    assertThatThrownBy(
            () -> clusters().up("bad", 2, settings("--no-such-option"), Life.OUTLIVES_US))
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessageContainingAll("did not start", "no-such-option", "The members' logs: ");

    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    assertThat(left()).isEmpty();
    assertThat(clusters().find("bad")).isEmpty();
    assertThat(file("bad")).doesNotExist();
  }

  @Test
  void leavesNothingWhenItsStartIsInterrupted() throws Exception {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> clusters().up("mine", 3, settings(), Life.OUTLIVES_US))
        .isInstanceOf(InterruptedException.class);

    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    assertThat(file("mine")).doesNotExist();
  }

  @Test
  void neverEndsAProcessThatGotAMembersIdLater() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      write(new StandingMember("m1", URI.create("http://127.0.0.1:1"), stranger.pid()));

      assertThat(clusters().find("mine").orElseThrow().running()).isZero();
      assertThat(clusters().down("mine")).isPresent();

      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  /** Older files say when a member started, by a clock that may have been set since. */
  @Test
  void endsMembersOfAFileThatSaysTheyStartedAtAnotherTime() throws Exception {
    StandingCluster up = clusters().up("mine", 1, settings(), Life.OUTLIVES_US);
    String pid = "\"pid\" : " + up.members().get(0).pid();
    String written = Files.readString(file("mine"));
    assertThat(written).contains(pid);
    Files.writeString(
        file("mine"), written.replace(pid, pid + ", \"startedAt\" : \"2020-01-01T00:00:00Z\""));

    assertThat(clusters().find("mine").orElseThrow().running()).isEqualTo(1);
    assertThat(clusters().down("mine")).isPresent();

    assertThat(EtcdProcesses.all(workRoot)).isEmpty();
    assertThat(left()).isEmpty();
  }

  private void write(StandingMember... members) throws Exception {
    try (StandingFile file = StandingFile.lock(files, "mine")) {
      file.write(
          new StandingCluster(
              "mine",
              Instant.EPOCH,
              "etcd",
              workRoot.resolve("etcd-bench-cluster-mine-1"),
              null,
              List.of(members)));
    }
  }

  @Test
  void endsWhatAStartLeftThatWasKilled() throws Exception {
    StandingCluster up = clusters().up("mine", 2, settings(), Life.OUTLIVES_US);
    try (StandingFile file = StandingFile.lock(files, "mine")) {
      file.write(up.withMembers(List.of()));
    }
    assertThat(clusters().find("mine")).isEmpty();

    StandingCluster next = clusters().up("mine", 1, settings(), Life.OUTLIVES_US);

    assertThat(up.running()).isZero();
    assertThat(up.directory()).doesNotExist();
    assertThat(next.running()).isEqualTo(1);
    clusters().down("mine");
  }

  @Test
  void removesNoDirectoryThatIsNotOurs() throws Exception {
    Path theirs = Files.createDirectory(workRoot.resolve("theirs"));
    try (StandingFile file = StandingFile.lock(files, "mine")) {
      file.write(new StandingCluster("mine", Instant.EPOCH, "etcd", theirs, null, List.of()));
    }

    assertThatThrownBy(() -> clusters().down("mine"))
        .hasMessageContaining("names a directory that is not ours: " + theirs);

    assertThat(theirs).exists();
  }

  @Test
  void letsOneCommandAtATimeStartOrEndACluster() throws Exception {
    try (StandingFile held = StandingFile.lock(files, "mine")) {
      assertThat(held).isNotNull();
      assertThatThrownBy(() -> clusters().down("mine"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessage("another command is just now starting or ending the cluster mine");
    }
    assertThat(clusters().down("mine")).isEmpty();
  }

  @Test
  void refusesANameThatIsNone() {
    assertThatThrownBy(() -> clusters().find("../mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("name must be letters, digits", "got: '../mine'");
  }
}
