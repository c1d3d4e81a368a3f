package org.etcdbench.core.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password goes to the members that the user named, and to no address that these tell. */
class PasswordSecrecyIT {
  private static final String PASSWORD = "of bench, and nobody else's";

  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  private Eavesdropper eavesdropper;
  private LocalClusters clusters;
  private Cluster cluster;
  private Access access;

  /** Real members with TLS and users, all of which advertise where somebody else listens. */
  @BeforeEach
  void openCluster() throws Exception {
    eavesdropper = Eavesdropper.start();
    LocalSecurity security = new LocalSecurity(true, true, workRoot.resolve("tls"));
    clusters =
        LocalClusters.prepare(
            EtcdForTests.secured(
                EtcdForTests.any(),
                workRoot,
                security,
                "--advertise-client-urls=" + eavesdropper.url()),
            Time.SYSTEM);
    cluster = clusters.open(3, "secret");
    try (RawEtcd raw = new RawEtcd(cluster.endpoints().get(0), cluster.access())) {
      raw.addUser("bench", PASSWORD, "/etcd-bench/");
    }
    access = new Access(cluster.access().tls(), new Credentials("bench", PASSWORD));
  }

  @AfterEach
  void closeCluster() throws Exception {
    cluster.close();
    clusters.close();
    eavesdropper.close();
  }

  private List<URI> named() {
    return cluster.endpoints().subList(0, 1).stream().map(Endpoint::uri).toList();
  }

  @Test
  void asksMembersThatNobodyNamedAsNobody() throws Exception {
    Snapshots snapshots =
        new Snapshots(cluster.endpoints().subList(0, 1), access, Time.SYSTEM, MemberFacts.NONE, 0);

    ClusterSnapshot snapshot = snapshots.take(false);

    assertThat(snapshot.members()).allMatch(MemberStatus::answered);
    assertThat(snapshot.listed().orElseThrow()).hasSize(3);
    assertThat(snapshot.others()).hasSize(2).noneMatch(MemberStatus::answered);
    assertThat(eavesdropper.heard()).startsWith("PRI * HTTP/2.0").doesNotContain(PASSWORD);
  }

  @Test
  void leavesOutMembersThatCouldBeAskedInPlainTextOnly() throws Exception {
    try (Operator operator = Operator.open(named(), access, Time.SYSTEM)) {
      MemberUrls all = operator.memberUrls();

      assertThat(all.urls()).isEqualTo(named());
      assertThat(all.leftOut())
          .hasSize(2)
          .allSatisfy(
              sentence ->
                  assertThat(sentence)
                      .startsWith("member m")
                      .contains(
                          eavesdropper.url().toString(),
                          "the user's password would cross the network in plain text"));
    }
    assertThat(eavesdropper.heard()).isEmpty();
  }

  /** That what is sent can be heard; and whom nobody answers is not waited for long. */
  @Test
  void sendsThePasswordToWhomTheUserNamedAndGivesUpAfterFiveSeconds() {
    long startedNs = Time.SYSTEM.nanoTime();

    assertThatThrownBy(() -> Operator.open(List.of(eavesdropper.url()), access, Time.SYSTEM))
        .isInstanceOf(ClusterException.class)
        .hasMessageContainingAll("cannot authenticate user bench", "no answer within the deadline");

    assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - startedNs))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
    assertThat(eavesdropper.heard()).contains(PASSWORD);
  }
}
