package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.TlsMaterial;
import org.etcdbench.core.driver.http2.Peer;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lean driver does beside what all drivers do, with servers that no etcd can be. */
class LeanDriverTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static Endpoint at(String scheme, int port) {
    return new Endpoint("m1", URI.create(scheme + "://127.0.0.1:" + port));
  }

  private static Endpoint at(int port) {
    return at("http", port);
  }

  private static Driver driver(int maxStreams) {
    return new LeanDriver(new DriverSettings(TIMEOUT), maxStreams);
  }

  private static Driver driver(TlsMaterial tls) {
    return new LeanDriver(
        new DriverSettings(TIMEOUT, new Access(tls, null), Tokens.NONE), Peer.ALL_STREAMS);
  }

  /** A server of grpc-java that keeps pairs in memory. */
  private static final class Store extends KVGrpc.KVImplBase {
    private final Map<ByteString, ByteString> pairs = new ConcurrentHashMap<>();

    private static Server start(SslContext tls) throws Exception {
      NettyServerBuilder builder =
          NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
              .addService(new Store());
      return (tls == null ? builder : builder.sslContext(tls)).build().start();
    }

    @Override
    public void put(PutRequest request, StreamObserver<PutResponse> observer) {
      pairs.put(request.getKey(), request.getValue());
      observer.onNext(PutResponse.getDefaultInstance());
      observer.onCompleted();
    }

    @Override
    public void range(RangeRequest request, StreamObserver<RangeResponse> observer) {
      RangeResponse.Builder response = RangeResponse.newBuilder();
      ByteString value = pairs.get(request.getKey());
      if (value != null) {
        response.addKvs(KeyValue.newBuilder().setKey(request.getKey()).setValue(value));
      }
      observer.onNext(response.build());
      observer.onCompleted();
    }
  }

  private static void assertPutsAndFinds(Driver driver, Endpoint server) throws Exception {
    try (Connection connection = DriverContract.ready(driver, server)) {
      assertThat(Answer.to(connection, DriverContract.RANGE).outcome())
          .isEqualTo(Outcome.MISSING_KEY);
      assertThat(Answer.to(connection, DriverContract.PUT).outcome()).isEqualTo(Outcome.OK);
      assertThat(Answer.to(connection, DriverContract.RANGE).outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void understandsAnotherGrpcThanThatOfEtcd() throws Exception {
    Server server = Store.start(null);
    try (Driver driver = driver(Peer.ALL_STREAMS)) {
      assertPutsAndFinds(driver, at(server.getPort()));
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void speaksTlsWithAServerThatIsTrusted(@TempDir Path dir) throws Exception {
    Certificates certificates = new Certificates(dir);
    Server server = Store.start(certificates.server(Certificates.protocols("h2")));
    try (Driver driver = driver(certificates.client())) {
      assertPutsAndFinds(driver, at("https", server.getPort()));
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void doesNotConnectToAServerThatIsNotTrusted(@TempDir Path dir) throws Exception {
    Server server = Store.start(new Certificates(dir).server(Certificates.protocols("h2")));
    try (Driver driver = driver(TlsMaterial.DEFAULT)) {
      assertCannotConnect(
          driver, at("https", server.getPort()), "is not from an authority that Java trusts");
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void saysThatAServerExpectsTls(@TempDir Path dir) throws Exception {
    Server server = Store.start(new Certificates(dir).server(Certificates.protocols("h2")));
    try (Driver driver = driver(Peer.ALL_STREAMS)) {
      assertCannotConnect(driver, at(server.getPort()), "is its URL https://?");
    } finally {
      server.shutdownNow();
    }
  }

  private static void assertCannotConnect(Driver driver, Endpoint server, String why) {
    try (Connection connection = driver.connect(server)) {
      assertThatThrownBy(() -> connection.ready().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageStartingWith("cannot connect to member m1 at " + server.uri() + ": ")
          .hasMessageContaining(why);
    }
  }

  @Test
  void waitsNoLongerThanTheTimeoutForAServerThatNeverAnswers() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Driver driver = Drivers.open(DriverKind.LEAN, new DriverSettings(Duration.ofMillis(300)))) {
      assertCannotConnect(driver, at(silent.getLocalPort()), "within the deadline");
    }
  }

  @Test
  void namesAHostThatIsUnknown() {
    Endpoint nowhere = new Endpoint("m1", URI.create("http://no-such-host.invalid:2379"));
    try (Driver driver = driver(Peer.ALL_STREAMS);
        Connection connection = driver.connect(nowhere)) {
      assertThatThrownBy(() -> connection.ready().toCompletableFuture().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(ConnectFailedException.class)
          .hasMessageContaining("Unable to resolve host no-such-host.invalid");
    }
  }

  @Test
  void looksHostsUpByName() throws Exception {
    Server server = Store.start(null);
    URI uri = URI.create("http://localhost:" + server.getPort());
    try (Driver driver = driver(Peer.ALL_STREAMS);
        Connection connection = DriverContract.ready(driver, new Endpoint("m1", uri))) {
      assertThat(Answer.to(connection, DriverContract.PUT).outcome()).isEqualTo(Outcome.OK);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void replacesConnectionsUnderLoadWithoutLosingARequest() throws Exception {
    Server server = Store.start(null);
    try (Driver driver = driver(10);
        Connection connection = DriverContract.ready(driver, at(server.getPort()))) {
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.addAll(Answer.toAll(connection, List.of(DriverContract.PUT, DriverContract.PUT)));
      }
      for (Answer answer : answers) {
        assertThat(answer.outcome()).isEqualTo(Outcome.OK);
      }
      assertThat(answers).hasSize(200).allMatch(answer -> answer.times() == 1);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void worksAgainSoonAfterItsServerIsBack() throws Exception {
    Server server = Store.start(null);
    int port = server.getPort();
    try (Driver driver = driver(Peer.ALL_STREAMS);
        Connection connection = DriverContract.ready(driver, at(port))) {
      server.shutdownNow().awaitTermination();
      Answer lost = Answer.to(connection, DriverContract.PUT);
      assertThat(lost.outcome()).isEqualTo(Outcome.UNAVAILABLE);
      assertThat(lost.message()).startsWith("unavailable: ");

      server =
          NettyServerBuilder.forAddress(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
              .addService(new Store())
              .build()
              .start();
      long backNs = Time.SYSTEM.nanoTime();
      while (Answer.to(connection, DriverContract.PUT).outcome() != Outcome.OK) {
        assertThat(Duration.ofNanos(Time.SYSTEM.nanoTime() - backNs)).isLessThan(TIMEOUT);
      }
    } finally {
      server.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "7, 1", "8, 2", "31, 7", "32, 8", "128, 8"})
  void hasFewEventLoops(int processors, int loops) {
    assertThat(LeanDriver.loopsFor(processors)).isEqualTo(loops);
  }
}
