package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.cli.docker.EngineForTests;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.store.ResultStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs against members in containers. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DockerRunIT {
  private static String image;

  @TempDir private Path directory;

  @BeforeAll
  static void haveAnImage() throws Exception {
    image = EngineForTests.etcdImage();
  }

  /** One client, counted by requests: Little's law then holds however slow the disk is. */
  private List<String> quick(String cluster, String... more) {
    return run(Repo.root().resolve("profiles").resolve("quick.yaml"), cluster, more);
  }

  private List<String> run(Path profile, String cluster, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run", profile.toString(), "--cluster", cluster, "--image", image, "--runs", "1"));
    args.addAll(List.of("--out", directory.resolve("results").toString(), "-p", "load=1/1"));
    args.addAll(List.of(more));
    return args;
  }

  @Test
  void measuresTheQuickProfileOnMembersInContainers() throws IOException {
    List<String> args =
        quick(
            "docker:1",
            "-p",
            "generator-warmup=300ms",
            "-p",
            "warmup.requests=20",
            "-p",
            "measurement.requests=100");

    CliRun run = CliRun.run(args.toArray(String[]::new)).endsWith(ExitCode.OK);

    BenchResult kept = ResultStore.load(Repo.list(directory.resolve("results")).get(0));
    assertThat(kept.scenarios())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.ok().count()).isEqualTo(100))
        .allSatisfy(row -> assertThat(row.verdict().valid()).isTrue())
        .allSatisfy(
            row ->
                assertThat(row.runs().get(0).findings())
                    .extracting(Finding::code)
                    .contains(Finding.Code.SHARED_HOST));
    assertThat(kept.environment().etcdVersion()).isEqualTo(image.split(":", 2)[1]);
    assertThat(run.out()).contains("containers of Docker ", "image " + image);
    assertThat(run.err()).contains("# etcd of image " + image);
  }

  @Test
  void measuresSecuredMembersAndSeesWhatTheyLog() throws IOException {
    Path profile =
        Files.writeString(directory.resolve("put.yaml"), "scenarios: [{operation: put}]");
    List<String> args =
        run(
            profile,
            "docker:1",
            "--tls",
            "-p",
            "etcd.auth=true",
            "-p",
            "generator-warmup=300ms",
            "-p",
            "warmup.requests=20",
            "-p",
            "measurement.iterations=1",
            "-p",
            "measurement.requests=100");

    CliRun run = CliRun.run(args.toArray(String[]::new)).endsWith(ExitCode.OK);

    Path result = Repo.list(directory.resolve("results")).get(0);
    assertThat(run.out()).contains("TLS with client certificates, users and passwords");
    assertThat(ResultStore.load(result).scenarios())
        .singleElement()
        .satisfies(row -> assertThat(row.ok().count()).isEqualTo(100))
        .satisfies(
            row ->
                assertThat(row.runs().get(0).observations().orElseThrow().logs())
                    .extracting(MemberEvents::member, MemberEvents::failure)
                    .containsExactly(tuple("m1", null)));
    assertThat(Repo.names(result.resolve("tls")))
        .containsExactlyInAnyOrder(
            "ca.crt", "server.crt", "server.key", "client.crt", "client.key");
  }

  @Test
  void passesOnWhatEtcdSaysAboutAWrongArgument() {
    CliRun run =
        CliRun.run(quick("docker:1", "-p", "etcd.args=--bogus").toArray(String[]::new))
            .endsWith(ExitCode.FAILED);

    assertThat(run.err()).contains("m1", "exit code", "bogus");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void stopsOnCtrlCAndKeepsStdoutClean() throws Exception {
    List<String> args =
        quick("docker:1", "-p", "generator-warmup=300ms", "-p", "measurement.time=60s");
    try (Child child = Child.start(directory, args.toArray(String[]::new))) {
      child.awaitIteration(1);

      child.pressCtrlC();

      assertThat(child.exitWithin(Duration.ofSeconds(30))).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err()).doesNotContain("Exception", "cannot remove");
      assertThat(child.out()).doesNotContain("docker", "estcontainers");
    }
  }
}
