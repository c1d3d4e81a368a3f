package org.etcdbench.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ClusterProviderContract;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on a real engine whose members let in users with a certificate only. */
class DockerClustersSecuredIT extends ClusterProviderContract {
  private static Engine engine;
  private static String image;

  @TempDir Path directory;

  @BeforeAll
  static void connect() throws Exception {
    engine = EngineForTests.connect();
    image = EngineForTests.etcdImage();
  }

  @AfterAll
  static void leave() {
    if (engine != null) {
      engine.close();
    }
  }

  @Override
  protected ClusterProvider provider() throws Exception {
    Path access = Files.createTempDirectory(directory, "access");
    return provider(new LocalSecurity(true, true, access));
  }

  private ClusterProvider provider(LocalSecurity security) throws Exception {
    DockerSettings settings =
        new DockerSettings(
            new EtcdImage(image),
            List.of(),
            directory.resolve("work").toAbsolutePath(),
            directory.resolve("failed"),
            security);
    return DockerClusters.prepare(settings, System.getenv(), Time.SYSTEM, line -> {});
  }

  @Override
  protected void requireNothingLeft() throws Exception {
    DockerClustersIT.requireNothingLeft(engine.client(), directory);
  }

  @Test
  void givesMembersTheirOwnFilesForRootAlone() throws Exception {
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(1, "files")) {
      assertThat(cluster.endpoints()).allMatch(member -> member.uri().getScheme().equals("https"));
      String id = DockerClustersIT.containers(engine.client(), directory).get(0).substring(1);
      List<String> names = new ArrayList<>();
      try (InputStream raw =
              engine.client().copyArchiveFromContainerCmd(id, "/etcd-bench/tls").exec();
          TarArchiveInputStream tar = new TarArchiveInputStream(raw)) {
        for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
          if (e.isFile()) {
            names.add(e.getName());
            assertThat(e.getMode() & 0777).as(e.getName()).isEqualTo(0600);
            assertThat(e.getLongUserId()).as(e.getName()).isZero();
          }
        }
      }
      assertThat(names).containsExactlyInAnyOrder("tls/ca.crt", "tls/server.crt", "tls/server.key");
    }
  }

  @Test
  void letsInNobodyWithoutACertificateAndAPassword() throws Exception {
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(1, "closed")) {
      Access known = cluster.access();
      try (RawEtcd nameless =
          new RawEtcd(cluster.endpoints().get(0), new Access(known.tls(), null))) {
        // for etcd the certificate's common name is a user's then, one that may do nothing
        assertThatThrownBy(nameless::count).hasMessageContaining("permission denied");
      }
      Tls anonymous = new Tls(known.tls().files().caCert(), null, null, false, null);
      try (GrpcControlPlane stranger =
          new GrpcControlPlane(
              cluster.endpoints(), new Access(TlsFiles.read(anonymous), null), Time.SYSTEM)) {
        assertThat(stranger.statuses())
            .singleElement()
            .extracting(status -> String.join("; ", status.errors()))
            .asString()
            .contains("it demands a certificate of ours");
      }
      try (RawEtcd user = new RawEtcd(cluster.endpoints().get(0), known)) {
        assertThat(user.count()).isZero();
      }
    }
  }
}
