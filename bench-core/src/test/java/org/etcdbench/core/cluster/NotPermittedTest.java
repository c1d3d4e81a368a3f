package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.AlarmResponse;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.cluster.operate.Operator;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Members of releases that tell their status and alarms to root alone. None of these can be had
 * here, so a server refuses in their words.
 */
class NotPermittedTest {
  private Server server;

  @BeforeEach
  void start() throws Exception {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(new ForRootAlone())
            .addService(new Empty())
            .build()
            .start();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  private static void refuse(StreamObserver<?> observer) {
    observer.onError(
        Status.PERMISSION_DENIED
            .withDescription("etcdserver: permission denied")
            .asRuntimeException());
  }

  private static final class ForRootAlone extends MaintenanceGrpc.MaintenanceImplBase {
    @Override
    public void status(StatusRequest request, StreamObserver<StatusResponse> observer) {
      refuse(observer);
    }

    @Override
    public void alarm(AlarmRequest request, StreamObserver<AlarmResponse> observer) {
      refuse(observer);
    }
  }

  private static final class Empty extends KVGrpc.KVImplBase {
    @Override
    public void range(RangeRequest request, StreamObserver<RangeResponse> observer) {
      observer.onNext(RangeResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }

  private List<URI> urls() {
    return List.of(URI.create("http://127.0.0.1:" + server.getPort()));
  }

  @Test
  void isRefusedWithWhatWouldHelp() {
    ExistingClusters existing =
        new ExistingClusters(
            ExistingSettings.of(urls(), "it"), Access.OPEN, MemberFacts.NONE, Time.SYSTEM);

    assertThatThrownBy(existing::size)
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("may not ask for its status")
        .hasMessageContaining("give --user one of these, or update etcd");
  }

  @Test
  void doesNotMakeAMemberUnhealthy() throws Exception {
    try (Operator operator = Operator.open(urls(), Access.OPEN, Time.SYSTEM)) {
      assertThat(operator.health()).hasSize(1).allMatch(MemberHealth::healthy);
      assertThatThrownBy(operator::alarms).isInstanceOf(NotPermittedException.class);
    }
  }
}
