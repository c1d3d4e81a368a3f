package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.etcdbench.core.cluster.local.LocalAccess;
import org.etcdbench.core.cluster.local.MemberArguments;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.scenario.Scenario;

/**
 * One member as it is to be made.
 *
 * @param number from 1
 * @param members cluster size
 * @param clientPort of loopback, published
 * @param token tells its cluster from all others
 * @param access what secures it
 */
record MemberSpec(int number, int members, int clientPort, String token, LocalAccess access) {
  private static final int CLIENT_PORT = 2379;
  private static final int PEER_PORT = 2380;

  /** A volume of its own: unlike the container's own layer, it is plainly on the engine's disk. */
  private static final String DATA = "/etcd-bench/data";

  private static final Path TLS = Path.of("/etcd-bench/tls");

  private static String name(int number) {
    return "m" + number;
  }

  /** The names that members can have, by which they also reach each other. */
  static List<String> names() {
    return IntStream.rangeClosed(1, Scenario.MAX_MEMBERS).mapToObj(MemberSpec::name).toList();
  }

  String name() {
    return name(number);
  }

  /** Where we reach it; the cluster says the same of it. */
  Endpoint endpoint() {
    return new Endpoint(name(), URI.create(access.scheme() + "://127.0.0.1:" + clientPort));
  }

  /** Where the other members reach it, on the cluster's own network. */
  private String peerUrl(int number) {
    return access.scheme() + "://" + name(number) + ":" + PEER_PORT;
  }

  /** The etcd command with all its arguments. */
  List<String> command(List<String> further) {
    Map<String, String> peerUrls =
        IntStream.rangeClosed(1, members)
            .boxed()
            .collect(Collectors.toMap(i -> name(i), this::peerUrl));
    List<String> command = new ArrayList<>(List.of("etcd"));
    command.addAll(
        new MemberArguments(
                name(),
                DATA,
                new MemberArguments.Urls(
                    access.scheme() + "://0.0.0.0:" + CLIENT_PORT, endpoint().uri().toString()),
                new MemberArguments.Urls(
                    access.scheme() + "://0.0.0.0:" + PEER_PORT, peerUrl(number)),
                peerUrls,
                token)
            .list());
    command.addAll(access.memberArgs(TLS));
    command.addAll(further);
    return command;
  }

  /** Gives a container of this member, before it is started, the files that the command names. */
  void copyFiles(DockerClient client, String id) throws IOException {
    if (!access.memberFiles().isEmpty()) {
      client
          .copyArchiveToContainerCmd(id)
          .withRemotePath("/")
          .withTarInputStream(RootsFiles.tar(TLS, access.memberFiles()))
          .exec();
    }
  }

  /**
   * Asks for a container of this member.
   *
   * @param image its identity
   * @param containerName unique on the engine
   */
  CreateContainerCmd container(
      DockerClient client,
      String image,
      String containerName,
      String network,
      Ownership ownership,
      List<String> further) {
    ExposedPort port = ExposedPort.tcp(CLIENT_PORT);
    Ports.Binding loopback = Ports.Binding.bindIpAndPort("127.0.0.1", clientPort);
    return client
        .createContainerCmd(image)
        .withName(containerName)
        .withLabels(ownership.labels())
        .withCmd(command(further))
        // the volume is root's
        .withUser("0")
        .withVolumes(new Volume(DATA))
        .withExposedPorts(port)
        .withAliases(name())
        .withHostConfig(
            HostConfig.newHostConfig()
                .withNetworkMode(network)
                .withPortBindings(new PortBinding(loopback, port))
                // the engine's own default may keep no log
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE)));
  }
}
