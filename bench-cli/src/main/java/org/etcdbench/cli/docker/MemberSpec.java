package org.etcdbench.cli.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.etcdbench.core.driver.Endpoint;

/**
 * One member as it is to be made.
 *
 * @param number from 1
 * @param members cluster size
 * @param clientPort of loopback, published
 * @param token tells its cluster from all others
 */
record MemberSpec(int number, int members, int clientPort, String token) {
  private static final int CLIENT_PORT = 2379;
  private static final int PEER_PORT = 2380;

  /** A volume of its own: unlike the container's own layer, it is plainly on the engine's disk. */
  private static final String DATA = "/etcd-bench/data";

  private static final long QUOTA_BYTES = 8L << 30;

  private static String name(int number) {
    return "m" + number;
  }

  String name() {
    return name(number);
  }

  /** Where we reach it; the cluster says the same of it. */
  Endpoint endpoint() {
    return new Endpoint(name(), URI.create("http://127.0.0.1:" + clientPort));
  }

  /** Where the other members reach it, on the cluster's own network. */
  private static String peerUrl(int number) {
    return "http://" + name(number) + ":" + PEER_PORT;
  }

  /** The etcd command with all its arguments. */
  List<String> command(List<String> further) {
    String peers =
        IntStream.rangeClosed(1, members)
            .mapToObj(i -> name(i) + "=" + peerUrl(i))
            .collect(Collectors.joining(","));
    List<String> command =
        new ArrayList<>(
            List.of(
                "etcd",
                "--name=" + name(),
                "--data-dir=" + DATA,
                "--listen-client-urls=http://0.0.0.0:" + CLIENT_PORT,
                "--advertise-client-urls=" + endpoint().uri(),
                "--listen-peer-urls=http://0.0.0.0:" + PEER_PORT,
                "--initial-advertise-peer-urls=" + peerUrl(number),
                "--initial-cluster=" + peers,
                "--initial-cluster-state=new",
                "--initial-cluster-token=" + token,
                "--quota-backend-bytes=" + QUOTA_BYTES,
                "--logger=zap",
                "--log-outputs=stderr"));
    command.addAll(further);
    return command;
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
