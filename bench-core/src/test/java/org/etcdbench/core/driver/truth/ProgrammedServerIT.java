package org.etcdbench.core.driver.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.netty.handler.codec.http2.Http2Error;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as grpc-java's plain client sees it, which no code of ours has touched. */
class ProgrammedServerIT {
  private static final long LIMIT_SECONDS = 20;
  private static final ByteString KEY = ByteString.copyFromUtf8("key");

  private ProgrammedServer server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws Exception {
    server = ProgrammedServer.start(Programs.prompt());
    Endpoint endpoint = server.endpoint();
    channel =
        NettyChannelBuilder.forAddress(endpoint.uri().getHost(), endpoint.uri().getPort())
            .usePlaintext()
            .disableRetry()
            .build();
    put();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
  }

  private KVGrpc.KVBlockingStub kv() {
    return KVGrpc.newBlockingStub(channel).withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static PutRequest putOf(ByteString key) {
    return PutRequest.newBuilder().setKey(key).setValue(KEY).build();
  }

  private static PutRequest sendingNow() {
    byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(Time.SYSTEM.nanoTime()).array();
    return putOf(ByteString.copyFrom(time));
  }

  private PutResponse put() {
    return kv().put(putOf(KEY));
  }

  private RangeResponse range() {
    return kv().range(RangeRequest.newBuilder().setKey(KEY).build());
  }

  private static Status failure(Runnable call) {
    try {
      call.run();
      return Status.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus();
    }
  }

  private Status failureUnder(Reply reply) throws Exception {
    server.use(Programs.reply(reply));
    return failure(this::put);
  }

  @Test
  void answersPutsAndRangesAsEtcdDoes() throws Exception {
    server.use(Programs.prompt());

    assertThat(put().getHeader().getRevision()).isEqualTo(1);
    RangeResponse range = range();
    assertThat(range.getHeader().getRevision()).isEqualTo(2);
    assertThat(range.getCount()).isEqualTo(1);
    assertThat(range.getKvs(0).getKey()).isEqualTo(KEY);
    assertThat(range.getKvs(0).getValue().isEmpty()).isFalse();
  }

  @Test
  void canFindNothing() throws Exception {
    server.use(Programs.reply(new Reply.Missing()));

    assertThat(range().getKvsList()).isEmpty();
    assertThat(put().getHeader().getRevision()).isEqualTo(2);
  }

  @Test
  void takesRequestsThatDoNotFitOneFrame() throws Exception {
    ByteString large = ByteString.copyFrom(new byte[3_000_000]);

    assertThat(kv().put(PutRequest.newBuilder().setKey(KEY).setValue(large).build()).hasHeader())
        .isTrue();
    assertThat(server.truth().requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"100,500", "1000,500", "3000,200", "20000,50"})
  void answersNeverEarlyAndLateOnlyWhenTheMachineIsBusy(long delayUs, int requests)
      throws Exception {
    server.use(Programs.constant(Duration.ofNanos(delayUs * 1000)));
    for (int i = 0; i < requests; i++) {
      put();
    }

    Truth truth = server.truth();
    assertThat(truth.requests()).isEqualTo(requests);
    assertThat(truth.exchanges())
        .hasSize(requests)
        .allMatch(exchange -> exchange.heldNs() >= delayUs * 1000);
    // a timer would be late always, by more than this
    assertThat(bestTenthNs(truth.exchanges().stream().mapToLong(Exchange::lateNs)))
        .isLessThan(40_000);
    assertThat(truth.held().getTotalCount()).isEqualTo(requests);
    assertThat(truth.held().getMinValue()).isGreaterThan(delayUs * 990);
  }

  private static long bestTenthNs(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 10];
  }

  @Test
  void sleepsWhileNothingIsDueSoon() throws Exception {
    server.use(Programs.constant(Duration.ofSeconds(1)));
    long beforeNs = cpuNs();
    put();

    assertThat(cpuNs() - beforeNs).isLessThan(100_000_000);
  }

  /** CPU time of the servers' threads. */
  private static long cpuNs() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("programmed-server"))
        .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()))
        .sum();
  }

  @Test
  void countsItsDelaysFromTheSendingWhenAskedTo() throws Exception {
    server.use(Programs.constant(Duration.ofMillis(2)).fromSend());
    for (int i = 0; i < 50; i++) {
      PutRequest request = sendingNow();
      long sentNs = request.getKey().asReadOnlyByteBuffer().getLong();
      kv().put(request);
      assertThat(Time.SYSTEM.nanoTime() - sentNs).isGreaterThanOrEqualTo(2_000_000);
      Exchange exchange = server.truth().exchanges().get(i);
      assertThat(exchange.startNs()).isEqualTo(sentNs);
      assertThat(exchange.dueNs() - sentNs).isEqualTo(2_000_000);
    }

    assertThat(failure(this::put).getCode()).isEqualTo(Status.Code.INTERNAL);
  }

  @Test
  void answersInTheOrderOfItsDelaysAndNotOfTheRequests() throws Exception {
    server.use(
        arrival ->
            arrival.after(
                Duration.ofMillis(100 * (3 - arrival.number())).toNanos(), new Reply.Answer()));
    KVGrpc.KVFutureStub kv = KVGrpc.newFutureStub(channel);
    List<ListenableFuture<PutResponse>> calls =
        Stream.generate(() -> kv.put(putOf(KEY))).limit(3).toList();
    for (ListenableFuture<PutResponse> call : calls) {
      call.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    assertThat(server.truth().exchanges()).extracting(Exchange::number).containsExactly(2L, 1L, 0L);
  }

  @Test
  void answersTogetherWhatItHeldDuringAStall() throws Exception {
    Duration from = Duration.ofMillis(20);
    server.use(Programs.prompt().stalled(from, Duration.ofMillis(200)));
    List<Exchange> held = new ArrayList<>();
    while (held.isEmpty()) {
      put();
      server.truth().exchanges().stream()
          .filter(exchange -> exchange.dueNs() != exchange.readNs())
          .forEach(held::add);
    }

    long firstReadNs = server.truth().exchanges().get(0).readNs();
    assertThat(held).hasSize(1);
    assertThat(held.get(0).readNs() - firstReadNs).isBetween(20_000_000L, 220_000_000L);
    assertThat(held.get(0).dueNs() - firstReadNs).isEqualTo(220_000_000L);
    assertThat(held.get(0).lateNs()).isNotNegative();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
  void failsWithAnyStatusAndMessage(Status.Code code) throws Exception {
    Status status = failureUnder(new Reply.Fail(code, "etcdserver: 100 % naïve"));

    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).isEqualTo("etcdserver: 100 % naïve");
    assertThat(server.truth().requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSED_STREAM,UNAVAILABLE",
    "CANCEL,CANCELLED",
    "INTERNAL_ERROR,INTERNAL",
    "ENHANCE_YOUR_CALM,RESOURCE_EXHAUSTED"
  })
  void resetsOneStreamAndNoOther(Http2Error error, Status.Code code) throws Exception {
    Status status = failureUnder(new Reply.Reset(error));

    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status.getDescription()).contains(error.name());
    server.use(Programs.prompt());
    assertThat(put().hasHeader()).isTrue();
  }

  @Test
  void resetsTheTcpConnection() throws Exception {
    Status status = failureUnder(new Reply.Disconnect());

    assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(status.getCause()).hasMessageContaining("reset");
  }

  @Test
  void goesAwayWithoutTheRequest() throws Exception {
    Status status = failureUnder(new Reply.GoAway(Http2Error.ENHANCE_YOUR_CALM, false));

    assertThat(status.getCode()).isIn(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);
    assertThat(status.getDescription()).contains("ENHANCE_YOUR_CALM");
  }

  @Test
  void goesAwayAfterTheRequest() throws Exception {
    assertThat(failureUnder(new Reply.GoAway(Http2Error.NO_ERROR, true))).isEqualTo(Status.OK);
    assertThat(failure(this::put)).isEqualTo(Status.OK);
    assertThat(server.truth().exchanges()).hasSize(2);
  }

  @Test
  void answersNeverWhenItIsSilent() throws Exception {
    server.use(Programs.reply(new Reply.Silence()));
    Status status =
        failure(() -> kv().withDeadlineAfter(300, TimeUnit.MILLISECONDS).put(putOf(KEY)));

    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(server.truth().requests()).isEqualTo(1);
    assertThat(server.truth().exchanges()).isEmpty();
  }

  @Test
  void countsWhatTheClientGaveUp() throws Exception {
    server.use(Programs.constant(Duration.ofMillis(400)));
    Status status =
        failure(() -> kv().withDeadlineAfter(100, TimeUnit.MILLISECONDS).put(putOf(KEY)));
    put();

    assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    Truth truth = server.truth();
    assertThat(truth.requests()).isEqualTo(2);
    assertThat(truth.abandoned()).isEqualTo(1);
    assertThat(truth.exchanges()).extracting(Exchange::number).containsExactly(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_HTTP2,INTERNAL,frame",
    "HTTP_ERROR,UNAVAILABLE,HTTP status code 502",
    "TRUNCATED_MESSAGE,INTERNAL,end-of-stream mid-frame",
    "OVERSIZED_MESSAGE,RESOURCE_EXHAUSTED,exceeds maximum size",
    "COMPRESSED_MESSAGE,INTERNAL,compression not configured",
    "BROKEN_PROTOBUF,CANCELLED,Failed to read message",
    "NO_MESSAGE,INTERNAL,No value received",
    "NO_STATUS,INTERNAL,unexpected EOS"
  })
  void answersWithGarbage(Reply.Garbage garbage, Status.Code code, String words) throws Exception {
    Status status = failureUnder(garbage);

    assertThat(status.getCode()).isEqualTo(code);
    assertThat(status + " " + status.getCause()).containsIgnoringCase(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Put2", "DeleteRange"})
  void refusesMethodsThatItDoesNotKnow(String method) {
    MethodDescriptor<PutRequest, PutResponse> unknown =
        KVGrpc.getPutMethod().toBuilder().setFullMethodName("etcdserverpb.KV/" + method).build();
    Status status =
        failure(
            () -> ClientCalls.blockingUnaryCall(channel, unknown, CallOptions.DEFAULT, putOf(KEY)));

    assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
    assertThat(status.getDescription()).isEqualTo("there is no method /etcdserverpb.KV/" + method);
  }

  @Test
  void beginsItsCountAnewWithEachProgram() throws Exception {
    put();
    assertThat(server.truth().requests()).isEqualTo(2);
    server.use(Programs.prompt());
    assertThat(server.truth().requests()).isZero();
    put();
    assertThat(server.truth().exchanges()).extracting(Exchange::number).containsExactly(0L);
  }
}
