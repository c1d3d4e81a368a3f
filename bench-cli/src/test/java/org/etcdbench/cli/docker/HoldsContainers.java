package org.etcdbench.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.time.Time;

/** A process that tests kill while it holds two members in containers. */
final class HoldsContainers {
  private static final String READY = "ready";

  private HoldsContainers() {}

  /** Kills such a process once its members are there. */
  static void startAndKill(String image, Path workRoot) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                HoldsContainers.class.getName(),
                image,
                workRoot.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader output = process.inputReader();
      assertThat(output.readLine()).isEqualTo(READY);
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Takes the image and the work root. */
  public static void main(String[] args) throws Exception {
    DockerSettings settings =
        new DockerSettings(
            new EtcdImage(args[0]), List.of(), Path.of(args[1]), Path.of(args[1], "failed"));
    try (DockerClusters clusters =
            DockerClusters.prepare(settings, System.getenv(), Time.SYSTEM, line -> {});
        Cluster cluster = clusters.open(2, "held")) {
      System.out.println(cluster.endpoints().size() == 2 ? READY : "no members");
      System.in.read();
    }
  }
}
