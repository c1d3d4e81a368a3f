package org.etcdbench.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.ClusterProvider;
import org.etcdbench.core.cluster.ClusterProviderContract;
import org.etcdbench.core.cluster.local.PortTakenException;
import org.etcdbench.core.cluster.local.Ports;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on a real engine. */
class DockerClustersIT extends ClusterProviderContract {
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
    return provider(image);
  }

  private DockerClusters provider(String anyImage, String... etcdArgs) throws Exception {
    return DockerClusters.prepare(
        settings(anyImage, etcdArgs), System.getenv(), Time.SYSTEM, line -> {});
  }

  private DockerSettings settings(String anyImage, String... etcdArgs) throws Exception {
    return new DockerSettings(
        new EtcdImage(anyImage),
        List.of(etcdArgs),
        directory.resolve("work").toAbsolutePath(),
        directory.resolve("failed"));
  }

  @Override
  protected void requireNothingLeft() throws Exception {
    requireNothingLeft(engine.client(), directory);
  }

  static void requireNothingLeft(DockerClient client, Path directory) {
    assertThat(containers(client, directory)).isEmpty();
    assertThat(networks(client, directory)).isEmpty();
  }

  /** The names of all containers of providers under this directory. */
  static List<String> containers(DockerClient client, Path directory) {
    return client.listContainersCmd().withShowAll(true).exec().stream()
        .filter(container -> ours(container.getLabels(), directory))
        .map(Container::getNames)
        .flatMap(Arrays::stream)
        .toList();
  }

  private static List<String> networks(DockerClient client, Path directory) {
    return client.listNetworksCmd().exec().stream()
        .filter(network -> ours(network.getLabels(), directory))
        .map(Network::getName)
        .toList();
  }

  private static boolean ours(Map<String, String> labels, Path directory) {
    return labels.getOrDefault("org.etcdbench.owner", "").startsWith(directory.toString());
  }

  @Test
  void removesTheVolumesOfTheData() throws Exception {
    List<String> volumes = new ArrayList<>();
    try (ClusterProvider clusters = provider();
        Cluster cluster = clusters.open(1, "volumes")) {
      assertThat(cluster.endpoints()).hasSize(1);
      String id = containers(engine.client(), directory).get(0).substring(1);
      volumes.addAll(
          engine.client().inspectContainerCmd(id).exec().getMounts().stream()
              .map(mount -> mount.getName())
              .toList());
      assertThat(volumes).hasSize(1);
    }
    assertThatThrownBy(() -> engine.client().inspectVolumeCmd(volumes.get(0)).exec())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void saysWhichImageAndEngineItIs() throws Exception {
    try (ClusterProvider clusters = provider()) {
      assertThat(clusters.etcdOrigin()).startsWith("image " + image + ", sha256:");
      assertThat(clusters.describe())
          .matches("containers of Docker \\d+\\..+, ports published on loopback");
    }
  }

  @Test
  void takesOtherPortsWhenOneIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Deque<List<Integer>> picks = new ArrayDeque<>(List.of(List.of(taken.getLocalPort())));
      try (ClusterProvider clusters =
              provider(count -> picks.isEmpty() ? Ports.FREE.pick(count) : picks.remove());
          Cluster cluster = clusters.open(1, "second-try")) {
        assertThat(picks).isEmpty();
        assertThat(cluster.gone()).isEmpty();
        assertThat(containers(engine.client(), directory)).hasSize(1);
      }
    }
  }

  @Test
  void givesUpAfterThreeTriesAndLeavesNothing() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Integer> counts = new ArrayList<>();
      Ports ports =
          count -> {
            counts.add(count);
            List<Integer> picked = new ArrayList<>(Ports.FREE.pick(count));
            picked.set(1, taken.getLocalPort());
            return picked;
          };
      try (ClusterProvider clusters = provider(ports)) {
        assertThatThrownBy(() -> clusters.open(2, "never"))
            .isInstanceOf(PortTakenException.class)
            .hasMessageStartingWith("the port of member m2 could not be published: ");
        assertThat(counts).containsExactly(2, 2, 2);
        requireNothingLeft();
      }
    }
  }

  private DockerClusters provider(Ports ports) throws Exception {
    return DockerClusters.prepare(settings(image), System.getenv(), Time.SYSTEM, line -> {}, ports);
  }

  @Test
  void repeatsEtcdsWordsAboutAnArgument() throws Exception {
    try (ClusterProvider clusters = provider(image, "--no-such-flag=1")) {
      assertThatThrownBy(() -> clusters.open(1, "argument"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessageStartingWith(
              "member m1 did not start: its container ended with exit code 2; its log:\n")
          .hasMessageContaining("flag provided but not defined: -no-such-flag")
          .hasMessageContaining("\nThe members' logs: " + directory.resolve("failed"));
      requireNothingLeft();
    }
    try (Stream<Path> kept = Files.walk(directory.resolve("failed"))) {
      assertThat(kept.map(Path::getFileName).map(Path::toString)).contains("m1.log");
    }
  }

  @Test
  void saysThatAnImageHasNoEtcd() throws Exception {
    try (ClusterProvider clusters = provider(EngineForTests.imageWithoutEtcd())) {
      assertThatThrownBy(() -> clusters.open(2, "no-etcd"))
          .isExactlyInstanceOf(ClusterException.class)
          .hasMessageMatching("(?s)member m[12] did not start: .*\"etcd\".*not found.*");
      requireNothingLeft();
    }
  }

  @Test
  void saysThatAnImageCannotBePulled() {
    List<String> progress = new ArrayList<>();
    assertThatThrownBy(
            () ->
                DockerClusters.prepare(
                    settings("127.0.0.1:1/none:1"), System.getenv(), Time.SYSTEM, progress::add))
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessageStartingWith(
            "the engine does not have image 127.0.0.1:1/none:1 and cannot pull it: ")
        .hasMessageContaining("connection refused")
        .hasMessageEndingWith("; --image names another one");
    assertThat(progress).containsExactly("pulling image 127.0.0.1:1/none:1");
  }

  @Test
  void removesWhatAKilledOneLeftUnlessSomebodyHoldsIt() throws Exception {
    Path work = directory.resolve("work").toAbsolutePath();
    try (ClusterProvider living = provider();
        Cluster cluster = living.open(1, "living")) {
      List<String> held = containers(engine.client(), directory);
      assertThat(held).hasSize(1);
      HoldsContainers.startAndKill(image, work);
      assertThat(containers(engine.client(), directory)).hasSize(3).containsAll(held);
      assertThat(networks(engine.client(), directory)).hasSize(2);

      provider().close();

      assertThat(containers(engine.client(), directory)).isEqualTo(held);
      assertThat(networks(engine.client(), directory)).hasSize(1);
      assertThat(cluster.gone()).isEmpty();
    }
    requireNothingLeft();
  }
}
