package org.etcdbench.core.cluster.operate;

import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.ManagedChannel;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberChannels;
import org.etcdbench.core.cluster.MemberStatuses;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHealth;
import org.etcdbench.core.time.Time;

/**
 * What an operator asks and tells members. A member that is down costs its own answer only, at most
 * five seconds, and is named in it. Nothing is ever sent twice.
 *
 * <p>Safe for use by several threads; a thread that is interrupted while it waits gets an {@link
 * InterruptedException}, and what was asked may still be done.
 */
public final class Operator implements AutoCloseable {
  private final MemberLinks members;

  /** Connects only if there is a user, whose tokens it gets. */
  private final GrpcControlPlane user;

  private final Time time;

  /** Whether members that nobody named may be asked over connections that are not secured. */
  private final boolean plainToo;

  private Operator(MemberLinks members, GrpcControlPlane user, Time time, boolean plainToo) {
    this.members = members;
    this.user = user;
    this.time = time;
    this.plainToo = plainToo;
  }

  /**
   * Connects to members, and lets them know the user if there is one, which costs five seconds for
   * each of them that does not answer, until one does.
   *
   * @param urls their client URLs, at least one
   * @param access how they let us in
   * @throws ClusterException if there is a user whom none of them lets in
   */
  public static Operator open(List<URI> urls, Access access, Time time) throws ClusterException {
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("endpoints must be >= 1, got: 0");
    }
    List<Endpoint> endpoints = urls.stream().map(Endpoint::of).toList();
    GrpcControlPlane user = new GrpcControlPlane(endpoints, access, time);
    try {
      user.authenticate();
    } catch (ClusterException e) {
      user.close();
      throw e;
    }
    List<ManagedChannel> channels = MemberChannels.open(endpoints, access.tls(), user.tokens());
    return new Operator(
        new MemberLinks(
            IntStream.range(0, endpoints.size())
                .mapToObj(i -> new MemberLink(endpoints.get(i), channels.get(i), access, time))
                .toList()),
        user,
        time,
        access.user().isEmpty() || !endpoints.stream().allMatch(Endpoint::secured));
  }

  /** What each member says of itself, or why it says nothing, in the order of the URLs. */
  public List<MemberStatus> statuses() throws InterruptedException {
    return members.all(MemberLink::status, Operator::status);
  }

  static MemberStatus status(MemberLink link, Answer<StatusResponse> answer) {
    return answer instanceof Answer.Given<StatusResponse> given
        ? MemberStatuses.answered(link.endpoint(), given.value())
        : MemberStatuses.silent(link.endpoint(), answer.reason());
  }

  /** Whether each member serves, in the order of the URLs. */
  public List<MemberHealth> health() throws InterruptedException {
    return new HealthCheck(members).run();
  }

  /**
   * The member list, as the first member has it that answers.
   *
   * @throws ClusterException if none answers
   */
  public List<MemberEntry> members() throws ClusterException, InterruptedException {
    return members.first("list the members", MemberLink::members).getMembersList().stream()
        .map(Operator::entry)
        .toList();
  }

  private static MemberEntry entry(Member member) {
    return new MemberEntry(
        Long.toHexString(member.getID()),
        member.getName(),
        member.getPeerURLsList(),
        member.getClientURLsList(),
        member.getIsLearner());
  }

  /** The URLs of the members that are asked. */
  public List<URI> urls() {
    return members.links().stream().map(link -> link.endpoint().uri()).toList();
  }

  /**
   * Where all members of the member list can be asked: those that are asked already, by the URLs
   * given, the others by the first that they tell clients. Nobody named those, so a user whom all
   * are to know over secured connections is not told to them over another. A member that has not
   * started has none.
   *
   * @throws ClusterException if no member answers
   */
  public MemberUrls memberUrls() throws ClusterException, InterruptedException {
    List<URI> named = urls();
    List<MemberStatus> statuses = statuses();
    Map<String, URI> answered = new HashMap<>();
    for (int i = 0; i < named.size(); i++) {
      if (statuses.get(i).answered()) {
        answered.putIfAbsent(statuses.get(i).id(), named.get(i));
      }
    }
    return MemberUrls.of(members(), new MemberUrls.Known(named, answered, plainToo));
  }

  /** The hashes of the members' data at one revision, in the order of the URLs. */
  public DataHashes hashes() throws InterruptedException {
    return new HashCheck(members).run();
  }

  /**
   * The alarms that are raised, as the first member has them that answers.
   *
   * @throws ClusterException if none answers
   */
  public List<ActiveAlarm> alarms() throws ClusterException, InterruptedException {
    return alarmMembers().stream().map(Operator::alarm).toList();
  }

  /**
   * Takes all alarms back that are raised. One whose cause goes on is raised again.
   *
   * @return those that were
   * @throws ClusterException if none answers, or refuses
   */
  public List<ActiveAlarm> disarm() throws ClusterException, InterruptedException {
    List<ActiveAlarm> disarmed = new ArrayList<>();
    for (AlarmMember alarm : alarmMembers()) {
      AlarmRequest request =
          AlarmRequest.newBuilder()
              .setAction(AlarmRequest.AlarmAction.DEACTIVATE)
              .setAlarm(alarm.getAlarm())
              .setMemberID(alarm.getMemberID())
              .build();
      members.first("disarm " + alarm.getAlarm().name(), link -> link.alarm(request));
      disarmed.add(alarm(alarm));
    }
    return List.copyOf(disarmed);
  }

  private List<AlarmMember> alarmMembers() throws ClusterException, InterruptedException {
    AlarmRequest all = AlarmRequest.getDefaultInstance();
    return members.first("ask for alarms", link -> link.alarm(all)).getAlarmsList();
  }

  private static ActiveAlarm alarm(AlarmMember alarm) {
    return new ActiveAlarm(Long.toHexString(alarm.getMemberID()), alarm.getAlarm().name());
  }

  /**
   * Defragments the members one at a time, followers first and the leader last; stops at the first
   * that is not healthy. May take minutes; an interruption leaves the member whose turn it is at
   * its work.
   */
  public DefragReport defragment(DefragListener listener) throws InterruptedException {
    return new Defragmentation(members, listener, time).run();
  }

  @Override
  public void close() {
    members.links().forEach(MemberLink::close);
    user.close();
  }
}
