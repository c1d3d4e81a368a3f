package org.etcdbench.core.cluster;

import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.MemberAddResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;

/** A real learner, added to a cluster without TLS. */
public final class LearnerProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String NAME = "learner";

  private final Process process;
  private final Endpoint endpoint;

  private LearnerProcess(Process process, Endpoint endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Adds it and waits until it tells its status. */
  public static LearnerProcess join(EtcdBinary etcd, Path directory, Endpoint member)
      throws Exception {
    int[] ports = freePorts();
    String peer = "http://127.0.0.1:" + ports[1];
    String client = "http://127.0.0.1:" + ports[0];
    String cluster = add(member, peer);
    Process process =
        new ProcessBuilder(
                etcd.path().toString(),
                "--name=" + NAME,
                "--data-dir=" + directory.resolve(NAME),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=" + cluster,
                "--initial-cluster-state=existing")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(NAME + ".log").toFile())
            .start();
    LearnerProcess learner = new LearnerProcess(process, new Endpoint(NAME, URI.create(client)));
    learner.awaitStatus();
    return learner;
  }

  private static int[] freePorts() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket one = new ServerSocket(0, 1, loopback);
        ServerSocket two = new ServerSocket(0, 1, loopback)) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }

  /** What it must be told of the cluster. */
  private static String add(Endpoint member, String peer) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress(member.uri().getHost(), member.uri().getPort())
            .usePlaintext()
            .build();
    try {
      MemberAddResponse added =
          ClusterGrpc.newBlockingStub(channel)
              .memberAdd(
                  MemberAddRequest.newBuilder().addPeerURLs(peer).setIsLearner(true).build());
      return added.getMembersList().stream()
          .map(one -> nameOf(one) + "=" + one.getPeerURLs(0))
          .collect(Collectors.joining(","));
    } finally {
      channel.shutdownNow();
    }
  }

  private static String nameOf(Member member) {
    return member.getName().isEmpty() ? NAME : member.getName();
  }

  private void awaitStatus() throws Exception {
    long startedNs = Time.SYSTEM.nanoTime();
    try (GrpcControlPlane control =
        new GrpcControlPlane(List.of(endpoint), Access.OPEN, Time.SYSTEM)) {
      while (!control.statuses().get(0).answered()) {
        if (Time.SYSTEM.nanoTime() - startedNs > LIMIT.toNanos()) {
          throw new AssertionError("the learner does not answer");
        }
        Time.SYSTEM.sleep(POLL);
      }
    }
  }

  /** Where it is. */
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
