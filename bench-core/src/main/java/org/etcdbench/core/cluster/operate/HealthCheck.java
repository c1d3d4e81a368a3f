package org.etcdbench.core.cluster.operate;

import io.etcd.jetcd.api.AlarmMember;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.NotPermittedException;
import org.etcdbench.core.result.member.MemberHealth;

/**
 * Asks members whether they serve, as etcdctl 3.5 does: each must answer a linearizable read, and
 * the cluster must have no alarm. Who answers that our user may not read serves all the same. A
 * learner serves no such reads, but those of its own data.
 *
 * <p>The time is that of a second read: the first one pays for the connection.
 */
record HealthCheck(MemberLinks members) {

  List<MemberHealth> run() throws InterruptedException {
    List<MemberHealth> reads = members.all(HealthCheck::readTwice, HealthCheck::ofRead);
    String alarms = reads.stream().anyMatch(MemberHealth::healthy) ? alarms() : "";
    return alarms.isEmpty()
        ? reads
        : reads.stream().map(health -> withAlarms(health, alarms)).toList();
  }

  private static CompletableFuture<Answer<RangeResponse>> readTwice(MemberLink link) {
    return link.readThroughLeader()
        .thenCompose(
            first -> {
              if (first instanceof Answer.Given) {
                return link.readThroughLeader();
              }
              return first.ofLearner() ? link.readHere() : CompletableFuture.completedFuture(first);
            });
  }

  private static MemberHealth ofRead(MemberLink link, Answer<RangeResponse> read) {
    String error = read.forbidden() ? "" : read.reason();
    return new MemberHealth(link.url(), error.isEmpty(), read.tookNs(), error);
  }

  private static MemberHealth withAlarms(MemberHealth health, String alarms) {
    String error = health.healthy() ? alarms : health.error() + "; " + alarms;
    return new MemberHealth(health.endpoint(), false, health.tookNs(), error);
  }

  /**
   * The cluster's alarms in words; empty if it has none, or does not tell our user. One member
   * answers for all.
   */
  private String alarms() throws InterruptedException {
    AlarmRequest all = AlarmRequest.getDefaultInstance();
    try {
      return words(members.first("ask for alarms", link -> link.alarm(all)).getAlarmsList());
    } catch (NotPermittedException e) {
      return "";
    } catch (ClusterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String words(List<AlarmMember> alarms) {
    return alarms.stream()
        .map(
            alarm ->
                "active alarm "
                    + alarm.getAlarm().name()
                    + " on member "
                    + Long.toHexString(alarm.getMemberID()))
        .collect(Collectors.joining("; "));
  }
}
