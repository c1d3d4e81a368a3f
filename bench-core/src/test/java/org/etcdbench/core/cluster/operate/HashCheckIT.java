package org.etcdbench.core.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.MemberChannels;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.MemberHash;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order real members are asked for their hashes, and at which revision. */
@Timeout(180)
class HashCheckIT {
  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  /** What is told of each call for a hash, by the member's name. */
  private interface Told {
    void begins(String member);

    void ended(String member);
  }

  private LocalClusters clusters(String version) throws Exception {
    return LocalClusters.prepare(
        EtcdForTests.settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
  }

  private static DataHashes check(Cluster cluster, Told told) throws InterruptedException {
    List<Endpoint> endpoints = cluster.endpoints();
    List<ManagedChannel> channels = MemberChannels.open(endpoints, Access.OPEN.tls(), Tokens.NONE);
    List<MemberLink> links =
        IntStream.range(0, endpoints.size())
            .mapToObj(
                i ->
                    new MemberLink(
                        endpoints.get(i),
                        new Watched(channels.get(i), endpoints.get(i).member(), told),
                        Access.OPEN,
                        Time.SYSTEM))
            .toList();
    try {
      return new HashCheck(new MemberLinks(links)).run();
    } finally {
      links.forEach(MemberLink::close);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void asksOneAfterTheOtherAndTheLeaderLast(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "turns");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      raw.put("key", "value");
      String leader = cluster.control().leadership().leader();
      List<String> told = new CopyOnWriteArrayList<>();

      DataHashes hashes =
          check(
              cluster,
              new Told() {
                @Override
                public void begins(String member) {
                  told.add(member + " begins");
                }

                @Override
                public void ended(String member) {
                  told.add(member + " ended");
                }
              });

      List<String> expected = new ArrayList<>();
      List<String> followers = new ArrayList<>(List.of("m1", "m2", "m3"));
      followers.remove(leader);
      for (String member : List.of(followers.get(0), followers.get(1), leader)) {
        expected.add(member + " begins");
        expected.add(member + " ended");
      }
      assertThat(told).containsExactlyElementsOf(expected);
      assertThat(hashes.verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
      assertThat(hashes.members())
          .extracting(MemberHash::endpoint)
          .containsExactlyElementsOf(
              cluster.endpoints().stream().map(e -> e.uri().toString()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void asksAgainAtALaterOrTheLatestRevisionIfTheFirstWasCompacted(String version) throws Exception {
    try (LocalClusters clusters = clusters(version);
        Cluster cluster = clusters.open(3, "compacted");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      long compacted = compactedAtTheHead(cluster, raw);
      List<String> asked = new CopyOnWriteArrayList<>();

      DataHashes still = check(cluster, noted(asked, 0, () -> {}));
      assertThat(still.revision()).isEqualTo(compacted);
      assertThat(still.verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
      boolean refuses = version.equals("3.4");
      // nobody has come further, so what remains to ask for is the latest
      assertThat(asked).hasSize(refuses ? 6 : 3);

      asked.clear();
      // somebody writes while they are asked
      DataHashes later = check(cluster, noted(asked, 3, () -> writeOnce(cluster, raw, compacted)));
      assertThat(later.verdict()).isEqualTo(DataHashes.Verdict.EQUAL);
      assertThat(later.revision()).isEqualTo(refuses ? compacted + 1 : compacted);
      assertThat(asked).hasSize(refuses ? 6 : 3);
    }
  }

  /** A revision behind which there is nothing, and before it no history. */
  private static long compactedAtTheHead(Cluster cluster, RawEtcd raw) throws Exception {
    raw.put("key", "value");
    long revision = raw.revision();
    raw.compact(revision);
    awaitApplied(cluster);
    return revision;
  }

  @Test
  void doesNotCompareHashesAtTheLatestRevisionWhileSomebodyWrites() throws Exception {
    try (LocalClusters clusters = clusters("3.4");
        Cluster cluster = clusters.open(3, "written");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      long compacted = compactedAtTheHead(cluster, raw);
      List<String> asked = new CopyOnWriteArrayList<>();

      DataHashes hashes = check(cluster, noted(asked, 6, () -> writeOnce(cluster, raw, compacted)));

      assertThat(asked).hasSize(6);
      assertThat(hashes.verdict()).isEqualTo(DataHashes.Verdict.UNKNOWN);
      assertThat(hashes.revision()).isEqualTo(compacted);
      assertThat(hashes.members())
          .allSatisfy(
              member ->
                  assertThat(member.error())
                      .contains("mvcc: required revision has been compacted"));
    }
  }

  /** A member that serves a linearizable read has applied all that was committed before. */
  private static void awaitApplied(Cluster cluster) {
    for (Endpoint endpoint : cluster.endpoints()) {
      try (RawEtcd member = new RawEtcd(endpoint)) {
        assertThat(member.revision()).isPositive();
      }
    }
  }

  /** Notes who is asked, and does something when so many calls have begun. */
  private static Told noted(List<String> asked, int calls, Runnable meanwhile) {
    return new Told() {
      @Override
      public void begins(String member) {
        asked.add(member);
        if (asked.size() == calls) {
          meanwhile.run();
        }
      }

      @Override
      public void ended(String member) {
        // of no interest, and no place to wait
      }
    };
  }

  /** Writes, and waits until every member has it. */
  private static void writeOnce(Cluster cluster, RawEtcd raw, long before) {
    raw.put("key", "later");
    while (!cluster.control().statuses().stream()
        .allMatch(status -> Objects.requireNonNullElse(status.revision(), 0L) > before)) {
      Thread.onSpinWait();
    }
  }

  /** A channel that tells when calls for hashes begin and end. */
  private static final class Watched extends ManagedChannel {
    private final ManagedChannel channel;
    private final Channel watched;

    Watched(ManagedChannel channel, String member, Told told) {
      this.channel = channel;
      this.watched = ClientInterceptors.intercept(channel, new Telling(member, told));
    }

    @Override
    public <S, R> ClientCall<S, R> newCall(MethodDescriptor<S, R> method, CallOptions options) {
      return watched.newCall(method, options);
    }

    @Override
    public String authority() {
      return channel.authority();
    }

    @Override
    public ManagedChannel shutdown() {
      channel.shutdown();
      return this;
    }

    @Override
    public boolean isShutdown() {
      return channel.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return channel.isTerminated();
    }

    @Override
    public ManagedChannel shutdownNow() {
      channel.shutdownNow();
      return this;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return channel.awaitTermination(timeout, unit);
    }
  }

  private record Telling(String member, Told told) implements ClientInterceptor {
    @Override
    public <S, R> ClientCall<S, R> interceptCall(
        MethodDescriptor<S, R> method, CallOptions options, Channel next) {
      ClientCall<S, R> call = next.newCall(method, options);
      if (!"HashKV".equals(method.getBareMethodName())) {
        return call;
      }
      told.begins(member);
      return new SimpleForwardingClientCall<>(call) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<>(listener) {
                @Override
                public void onClose(Status status, Metadata trailers) {
                  told.ended(member);
                  super.onClose(status, trailers);
                }
              },
              headers);
        }
      };
    }
  }
}
