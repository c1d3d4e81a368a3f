package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs against real members. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunIT {
  private static final String THEIRS = "/etcd-bench/somebody-else/key";

  @TempDir private Path directory;
  private Path results;
  private Path work;
  private Path profile;

  /** One client, counted by requests: Little's law then holds however slow the disk is. */
  @BeforeEach
  void writeAProfile() throws IOException {
    results = directory.resolve("results");
    work = directory.resolve("work");
    profile =
        Files.writeString(
            directory.resolve("real.yaml"),
            """
            members: [1, 3]
            runs: 1
            generator-warmup: 300ms
            warmup: { iterations: 1, requests: 20 }
            measurement: { iterations: 1, requests: 100 }
            key-space: 50
            scenarios:
              - operation: put
                target: [leader, all]
              - operation: range
                consistency: [linearizable, serializable]
            """);
  }

  @Test
  void measuresLocalMembersOfBothSizesAndRemovesThem() throws IOException {
    CliRun run = run("--work-dir", work.toString()).endsWith(ExitCode.OK);

    BenchResult kept = ResultStore.load(result());
    assertThat(kept.scenarios())
        .hasSize(8)
        .allSatisfy(row -> assertThat(row.ok().count()).isEqualTo(100))
        .allSatisfy(row -> assertThat(row.errors()).isZero())
        .allSatisfy(row -> assertThat(row.verdict().valid()).isTrue())
        .allSatisfy(
            row ->
                assertThat(row.runs().get(0).findings())
                    .extracting(Finding::code)
                    .contains(Finding.Code.SHARED_HOST));
    assertThat(kept.scenarios())
        .filteredOn(row -> row.scenario().operation() == Operation.RANGE)
        .extracting(row -> row.scenario().readConsistency())
        .containsOnly(Optional.of(Consistency.LINEARIZABLE), Optional.of(Consistency.SERIALIZABLE));
    assertThat(kept.environment().etcdVersion()).matches("3\\.\\d+\\.\\d+");
    assertThat(run.out()).contains("3 vs 1").contains("etcd version: 3.");
    assertThat(run.err()).contains("# etcd 3.", "# Connections: m1=1");
    assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
  }

  @Test
  void measuresMembersThatAreThereAndDeletesItsKeysAndNoOthers() throws Exception {
    try (LocalMember member = LocalMember.start(work)) {
      member.put(THEIRS);

      CliRun run = run("--endpoints", member.url()).endsWith(ExitCode.OK);

      assertThat(member.keys()).containsExactly(THEIRS);
      assertThat(run.out()).contains("existing members at " + member.url());
      assertThat(ResultStore.load(result()).scenarios())
          .hasSize(4)
          .allSatisfy(row -> assertThat(row.scenario().members()).isEqualTo(1))
          .allSatisfy(
              row ->
                  assertThat(row.runs().get(0).keyPrefix())
                      .matches("/etcd-bench/" + result().getFileName() + "-[0-9a-f]{1,8}/"));
    }
  }

  @Test
  void measuresSecuredMembersAndKeepsTheirCertificatesButNoPassword() throws IOException {
    CliRun run =
        run(
                "--work-dir",
                work.toString(),
                "--tls",
                "--auth",
                "--driver",
                "lean,jetcd",
                "-p",
                "members=3")
            .endsWith(ExitCode.OK);

    assertThat(run.out())
        .contains("local members on loopback, TLS with client certificates, users and passwords");
    assertThat(ResultStore.load(result()).scenarios())
        .hasSize(8)
        .allSatisfy(row -> assertThat(row.errors()).isZero());
    assertThat(Repo.names(result().resolve("tls")))
        .containsExactlyInAnyOrder(
            "ca.crt", "server.crt", "server.key", "client.crt", "client.key");
  }

  @Test
  void measuresMembersThatLetInUsersOnlyAndLeavesThePasswordNowhere() throws Exception {
    String secret = "a password for this test";
    Path tls = directory.resolve("theirs");
    LocalSecurity security = new LocalSecurity(true, true, tls);
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.secured(EtcdForTests.any(), work, security), Time.SYSTEM);
        Cluster theirs = clusters.open(1, "theirs");
        RawEtcd raw = new RawEtcd(theirs.endpoints().get(0), theirs.access())) {
      raw.addUser("bench", secret, "/etcd-bench/");
      Path password = Files.writeString(directory.resolve("password.txt"), secret + "\n");

      CliRun run =
          run(
                  "--endpoints",
                  theirs.endpoints().get(0).uri().toString(),
                  "--cacert",
                  tls.resolve("ca.crt").toString(),
                  "--cert",
                  tls.resolve("client.crt").toString(),
                  "--key",
                  tls.resolve("client.key").toString(),
                  "--user",
                  "bench",
                  "--password-file",
                  password.toString(),
                  "--driver",
                  "lean,jetcd")
              .endsWith(ExitCode.OK);

      assertThat(raw.count()).isZero();
      assertThat(ResultStore.load(result()).scenarios())
          .hasSize(8)
          .allSatisfy(row -> assertThat(row.errors()).isZero());
      assertThat(run.out() + run.err()).doesNotContain(secret);
      try (Stream<Path> files = Files.walk(result())) {
        assertThat(files.filter(Files::isRegularFile))
            .isNotEmpty()
            .allSatisfy(file -> assertThat(file).content().doesNotContain(secret));
      }
    }
  }

  @Test
  void measuresAMemberThatListensOnIpv6AloneWithBothDrivers() throws Exception {
    String url = "http://[::1]:" + freePort();
    String peer = "http://[::1]:" + freePort();
    Process member =
        new ProcessBuilder(
                EtcdForTests.any().path().toString(),
                "--data-dir=" + directory.resolve("data"),
                "--listen-client-urls=" + url,
                "--advertise-client-urls=" + url,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=default=" + peer)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("member.log").toFile())
            .start();
    try {
      Child.await(
          "the member",
          () -> CliRun.run("cluster", "health", "--endpoints", url).code() == ExitCode.OK,
          Duration.ofSeconds(30));

      run("--endpoints", url, "--driver", "lean,jetcd").endsWith(ExitCode.OK);

      assertThat(ResultStore.load(result()).scenarios())
          .hasSize(8)
          .allSatisfy(row -> assertThat(row.errors()).isZero())
          .allSatisfy(
              row ->
                  assertThat(row.runs().get(0).observations().orElseThrow().members()).hasSize(1));
    } finally {
      member.destroyForcibly().onExit().join();
    }
  }

  @Test
  void keepsItsKeysWhenToldTo() throws Exception {
    try (LocalMember member = LocalMember.start(work)) {
      member.put(THEIRS);

      run("--endpoints", member.url(), "--keep").endsWith(ExitCode.OK);

      String prefix = "/etcd-bench/" + result().getFileName() + "-";
      assertThat(member.keys()).contains(THEIRS);
      assertThat(member.keys())
          .filteredOn(key -> !key.equals(THEIRS))
          .hasSize(50)
          .allMatch(key -> key.startsWith(prefix));
    }
  }

  @Test
  void namesTheEndpointThatDoesNotAnswer() throws IOException {
    String url = "http://127.0.0.1:" + freePort();

    CliRun run = run("--endpoints", url).endsWith(ExitCode.FAILED);

    assertThat(run.err()).contains(url);
    assertThat(run.out()).isEmpty();
    assertThat(results).doesNotExist();
  }

  @Test
  void refusesABinaryThatIsNoEtcd() {
    CliRun run = run("--etcd", "/bin/true").endsWith(ExitCode.USAGE);

    assertThat(run.err()).contains("--etcd: /bin/true");
    assertThat(run.out()).isEmpty();
    assertThat(Repo.names(results)).isEmpty();
  }

  @Test
  void passesOnWhatEtcdSaysAboutAWrongArgument() {
    CliRun run =
        run("-p", "etcd.args=--bogus", "--work-dir", work.toString()).endsWith(ExitCode.FAILED);

    assertThat(run.err()).contains("m1", "exit code", "bogus");
    assertThat(run.out()).isEmpty();
    assertThat(result().resolve("members/warmup-1/m1.log")).content().contains("bogus");
    assertThat(Repo.names(work)).containsExactly(".etcd-bench.lock");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private CliRun run(String... more) {
    List<String> all =
        new ArrayList<>(List.of("run", profile.toString(), "--out", results.toString()));
    all.addAll(List.of(more));
    return CliRun.run(all.toArray(String[]::new));
  }

  private Path result() {
    List<Path> made = Repo.list(results);
    assertThat(made).hasSize(1);
    return made.get(0);
  }
}
