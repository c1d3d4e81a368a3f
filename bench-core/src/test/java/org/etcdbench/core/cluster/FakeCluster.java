package org.etcdbench.core.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.MemberEntry;
import org.jspecify.annotations.Nullable;

/** Members m1, m2, … that say what a test wants them to say; m1 leads in term 2 at first. */
public final class FakeCluster implements Cluster, ControlPlane {
  private static final Long QUOTA_BYTES = 8L << 30;

  private final List<Endpoint> endpoints;
  private final Deque<Leadership> leaderships = new ArrayDeque<>();
  private final Deque<ClusterSnapshot> snapshots = new ArrayDeque<>();
  private final Map<String, String> gone = new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListSet<String> silent = new ConcurrentSkipListSet<>();
  private final SortedMap<String, Integer> prefilled = new ConcurrentSkipListMap<>();
  private volatile Leadership leadership = new Leadership("m1", 2);
  private volatile List<String> complaints = List.of();
  private final Map<String, Long> applied = new ConcurrentSkipListMap<>();
  private volatile long committed = 1;
  private volatile long sizeBytes;
  private volatile Runnable tidying = () -> {};
  private volatile @Nullable String untidy;
  private volatile @Nullable String unwritable;
  private volatile @Nullable String unreadable;
  private volatile List<String> done = List.of();
  private volatile boolean closed;

  /** A cluster of this size. */
  public FakeCluster(int members) {
    this.endpoints =
        IntStream.rangeClosed(1, members)
            .mapToObj(i -> new Endpoint("m" + i, URI.create("http://localhost:" + i)))
            .toList();
  }

  /** Says who leads from now on. */
  public void lead(String leader, long term) {
    leadership = new Leadership(leader, term);
  }

  /** Lists the answers to the next questions who leads, before {@link #lead} is heeded again. */
  public void answerNext(Leadership... next) {
    leaderships.addAll(List.of(next));
  }

  /** Lists what the cluster looks like the next times. */
  public void lookNext(ClusterSnapshot... next) {
    snapshots.addAll(List.of(next));
  }

  /** Has all members complain of this from now on. */
  public void complain(String... errors) {
    complaints = List.of(errors);
  }

  /** Says how large each member's database is from now on. */
  public void grow(long dbSizeBytes) {
    sizeBytes = dbSizeBytes;
  }

  /** Says up to which entry all members have committed and applied from now on. */
  public void commit(long index) {
    committed = index;
    applied.clear();
  }

  /** Says up to which entry one member has applied. */
  public void apply(String member, long index) {
    applied.put(member, index);
  }

  /** Ends a member's process. */
  public void kill(String member, String how) {
    gone.put(member, how);
  }

  /** Keeps a member from answering, or lets it answer again. */
  public void silence(String member, boolean silence) {
    if (silence) {
      silent.add(member);
    } else {
      silent.remove(member);
    }
  }

  /** Does this whenever it is tidied. */
  public void whenTidied(Runnable action) {
    tidying = action;
  }

  /** Cannot be prefilled for this reason. */
  public void cannotBePrefilled(String reason) {
    unwritable = reason;
  }

  /** Cannot tell what its members logged, for this reason. */
  public void cannotKeepLogs(String reason) {
    unreadable = reason;
  }

  /** Says that this was done when it was tidied. */
  public void doneWhenTidied(String sentence) {
    done = List.of(sentence);
  }

  /** Cannot be tidied for this reason; null if it can be. */
  public void cannotBeTidied(@Nullable String reason) {
    untidy = reason;
  }

  /** The keys that were written before the load, and the size of their values. */
  public SortedMap<String, Integer> prefilled() {
    return prefilled;
  }

  /** Whether it was closed. */
  public boolean closed() {
    return closed;
  }

  @Override
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  @Override
  public Access access() {
    return Access.OPEN;
  }

  @Override
  public Tokens tokens() {
    return Tokens.NONE;
  }

  @Override
  public ControlPlane control() {
    return this;
  }

  @Override
  public ClusterSnapshot snapshot(boolean compareData) {
    return snapshots.isEmpty() ? look(List.of()) : snapshots.remove();
  }

  /** The cluster as it is, with these alarms; null if it does not tell of any. */
  public ClusterSnapshot look(@Nullable List<ActiveAlarm> alarms) {
    List<MemberEntry> listed =
        endpoints.stream()
            .map(
                endpoint ->
                    new MemberEntry(
                        "id-" + endpoint.member(),
                        endpoint.member(),
                        List.of(),
                        List.of(endpoint.uri().toString()),
                        false))
            .toList();
    return new ClusterSnapshot(null, statuses(), List.of(), listed, alarms, null, "");
  }

  @Override
  public String keyPrefix() {
    return "/p/";
  }

  @Override
  public Optional<SharedHost> sharedHost() {
    return Optional.of(SharedHost.ofAll(endpoints(), "all on one machine"));
  }

  @Override
  public Map<String, String> gone() {
    return Map.copyOf(gone);
  }

  @Override
  public Map<String, URI> metricsUrls() {
    return Map.of();
  }

  @Override
  public void keepLogs(Path directory) throws IOException {
    String reason = unreadable;
    if (reason == null) {
      throw new UnsupportedOperationException("it logs nothing");
    }
    throw new IOException(reason);
  }

  @Override
  public List<MemberStatus> statuses() {
    return endpoints.stream().map(this::status).toList();
  }

  private MemberStatus status(Endpoint endpoint) {
    String name = endpoint.member();
    boolean answers = !silent.contains(name);
    return new MemberStatus(
        name,
        endpoint.uri().toString(),
        answers ? "id-" + name : "",
        answers ? "3.5.16" : "",
        answers && name.equals(leadership.leader()),
        false,
        leadership.term(),
        committed,
        applied.getOrDefault(name, committed),
        sizeBytes,
        sizeBytes,
        answers ? complaints : List.of("connection refused"),
        answers ? 1L : null,
        answers ? QUOTA_BYTES : null);
  }

  @Override
  public Leadership leadership() throws ClusterException {
    Leadership next = leaderships.isEmpty() ? leadership : leaderships.remove();
    if (next.leader().isEmpty()) {
      throw new ClusterException("no leader");
    }
    return next;
  }

  @Override
  public void prefill(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values)
      throws ClusterException {
    String reason = unwritable;
    if (reason != null) {
      throw new ClusterException(reason);
    }
    for (long i = 0; i < count; i++) {
      prefilled.put(new String(keys.apply(i), StandardCharsets.UTF_8), values.apply(i).length);
    }
  }

  @Override
  public List<String> tidy() throws ClusterException {
    tidying.run();
    String reason = untidy;
    if (reason != null) {
      throw new ClusterException(reason);
    }
    return done;
  }

  @Override
  public void close() {
    closed = true;
  }
}
