package org.etcdbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.Cause;
import org.etcdbench.core.result.Cause.Kind;
import org.etcdbench.core.result.ClusterSnapshot;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.Finding.Code;
import org.etcdbench.core.result.GeneratorResult;
import org.etcdbench.core.result.Indicator;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.Observations;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausesTest {
  private static final Scenario PUT = ResultSamples.put(3);
  private static final Scenario READ = ResultSamples.range(3, Consistency.LINEARIZABLE);
  private static final double MEAN_MS = 4;

  private final ResultSamples samples = new ResultSamples();

  @Test
  void findsNothingAtItsLimitWhereMembersAreAtEase() {
    Cause cause = cause(PUT, Watched.members(3));

    assertThat(cause.kind()).isEqualTo(Kind.NONE);
    assertThat(cause.also()).isEmpty();
    assertThat(cause.text())
        .startsWith(
            "nothing that is watched was at its limit: the clients wait for their answers, so the"
                + " response time sets the throughput (leader CPU 20% of CPUs whose number is not"
                + " known, fsync p99 ");
  }

  @Test
  void doesNotKnowWhereNoMetricsWereRead() {
    Cause cause = cause(PUT, run(PUT, null));

    assertThat(cause.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(cause.timeSplit()).isEmpty();
    assertThat(cause.text()).isEqualTo("members' metrics could not be read");
  }

  @Test
  void hasNoneForAScenarioThatMeasuredNothing() {
    RunResult empty = samples.run(1, List.of());

    assertThat(Causes.of(new ScenarioResult(PUT, List.of(empty), new Verdict(List.of()))))
        .isEmpty();
  }

  @Test
  void blamesTheCpusOfAMachineThatAllShare() {
    Cause cause =
        cause(
            PUT,
            Watched.members(3).here(3).machine(93, 4).counter(1, "process_cpu_seconds_total", 9.7));

    assertThat(cause.kind()).isEqualTo(Kind.CPU);
    assertThat(cause.text())
        .startsWith(
            "CPU-bound on a shared host: its CPUs were taken for 97%, of it 4% by its own host"
                + " (leader CPU 97%, fsync p99 1.00 ms)");
  }

  @Test
  void saysThatOthersTookTheCpus() {
    Cause cause = onABusyMachine(3, ClusterSnapshot.NONE);

    // three members and the generator take a fifth of a CPU each, of two
    assertThat(cause.indicator(Indicator.OTHERS_BUSY_PCT)).hasValue(56);
    assertThat(cause.text()).contains("of it 56% by neither members nor generator");
  }

  @Test
  void doesNotSayThatOthersTookWhatMembersElsewhereDidNot() {
    Cause cause = onABusyMachine(2, ClusterSnapshot.NONE);

    assertThat(cause.kind()).isEqualTo(Kind.CPU);
    assertThat(cause.indicator(Indicator.OTHERS_BUSY_PCT)).isEmpty();
  }

  @Test
  void doesNotSayThatOthersTookWhatMembersMayHaveThatAreNotWatched() {
    ClusterSnapshot five =
        new ClusterSnapshot(
            null,
            List.of(),
            List.of(MemberStatus.silent("m4", "http://127.0.0.1:1", "it does not answer")),
            null,
            null,
            null,
            "");

    assertThat(onABusyMachine(3, five).indicator(Indicator.OTHERS_BUSY_PCT)).isEmpty();
  }

  @Test
  void doesNotSayThatOthersTookWhatMembersMayHaveWhoseMetricsAreNotRead() {
    Cause cause = onABusyMachine(Watched.members(0).here(3), ClusterSnapshot.NONE);

    assertThat(cause.kind()).isEqualTo(Kind.CPU);
    assertThat(cause.indicator(Indicator.OTHERS_BUSY_PCT)).isEmpty();
  }

  private Cause onABusyMachine(int membersHere, ClusterSnapshot before) {
    return onABusyMachine(Watched.members(3).here(membersHere), before);
  }

  private Cause onABusyMachine(Watched watched, ClusterSnapshot before) {
    RunResult run = run(PUT, watched.machine(96, 0).observations());
    List<IterationResult> busy = new ArrayList<>();
    for (IterationResult i : run.iterations()) {
      GeneratorResult own = new GeneratorResult(1_000_000_000, 200_000_000, 10, 100, null, null);
      busy.add(
          new IterationResult(
              i.kind(), i.index(), i.startedAt(), i.windowNs(), i.outcomes(), Map.of(), 0, own));
    }

    return cause(PUT, with(run, before, busy));
  }

  @Test
  void doesNotBlameTheGeneratorsMachineForMembersElsewhere() {
    Finding elsewhere =
        new Finding(Code.SHARED_HOST, "all members run on one machine, the generator on another");

    assertThat(cause(PUT, Watched.members(3).machine(99, 0), elsewhere).kind())
        .isEqualTo(Kind.NONE);
  }

  @Test
  void saysThatTheCpusOfASharedMachineWereNotWatched() {
    Cause cause = cause(READ, Watched.members(3).here(1).silentMachine());

    assertThat(cause.kind()).isEqualTo(Kind.NONE);
    assertThat(cause.text())
        .endsWith(
            "(leader CPU 20% of CPUs whose number is not known); how busy the CPUs were that"
                + " members share with the generator is not known");
    assertThat(cause(READ, Watched.members(3).here(1)).text()).endsWith("(leader CPU 20%)");
  }

  @Test
  void blamesTheCpuOfALeaderWhoseShareIsKnown() {
    Watched watched =
        Watched.members(3)
            .counter(1, "process_cpu_seconds_total", 36)
            .gauge(1, "go_sched_gomaxprocs_threads", 4);

    Cause cause = cause(READ, watched);

    assertThat(cause.kind()).isEqualTo(Kind.CPU);
    assertThat(cause.text()).isEqualTo("CPU-bound: the leader used 360% of its 400%");
  }

  @Test
  void blamesTheLeadersDiskForSlowSyncs() {
    Cause cause = cause(PUT, Watched.members(3).syncs(1, 300, 12));

    assertThat(cause.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(cause.text())
        .matches(
            "the leader's disk: a sync is 12\\.0 ms of the \\d\\.\\d\\d ms that a write takes, p99 of a"
                + " sync 12\\.0 ms, mean 12\\.0 ms");
  }

  /** As measured with 1 ms added to each sync of 3 members: 0.79 ms before, 2.97 ms then. */
  @Test
  void blamesADiskThatHasBecomeSlowAndNotTheCommitsThatFollow() {
    Cause before = cause(PUT, slowDisk(0.79).commits(2, 100, 8));
    Cause after = cause(PUT, slowDisk(2.97).commits(2, 100, 31));

    assertThat(before.kind()).isEqualTo(Kind.NONE);
    assertThat(after.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(after.also()).isEmpty();
    assertThat(after.text())
        .matches(
            "the leader's disk: a sync is 2\\.97 ms of the \\d\\.\\d\\d ms that a write takes; also slow"
                + " commits of a member's database seen: p99 31\\.0 ms");
  }

  private static Watched slowDisk(double syncMs) {
    return Watched.members(3)
        .syncs(1, 1_000, syncMs)
        .syncs(2, 1_000, syncMs)
        .syncs(3, 1_000, syncMs);
  }

  @Test
  void blamesADiskThatIsSlowAndBusyCpusSecond() {
    Cause cause = cause(PUT, slowDisk(2.97).here(3).machine(92, 0));

    assertThat(cause.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(cause.also()).containsExactly(Kind.CPU);
  }

  /** A sync on a machine without a free CPU is slow too, whatever its disk. */
  @Test
  void blamesBusyCpusAndNotTheSlowSyncsThatTheyMake() {
    Watched watched =
        Watched.members(3).here(3).machine(96, 0).syncs(1, 480, 12).commits(3, 100, 90);

    Cause cause = ofManyClients(watched);

    assertThat(cause.kind()).isEqualTo(Kind.CPU);
    assertThat(cause.also()).isEmpty();
    assertThat(cause.text())
        .startsWith("CPU-bound on a shared host: its CPUs were taken for 96%")
        .endsWith(
            "; also slow syncs seen: p99 of a sync 12.0 ms, mean 12.0 ms; also slow commits of a"
                + " member's database seen: p99 90.0 ms");
  }

  @Test
  void blamesSlowSyncsWhereNothingElseExplainsThem() {
    Cause cause = ofManyClients(Watched.members(3).syncs(1, 480, 12));

    assertThat(cause.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(cause.text()).startsWith("slow syncs seen: p99 of a sync 12.0 ms");
  }

  /** Writes of 100 clients, which take 30 ms. */
  private Cause ofManyClients(Watched watched) {
    Scenario clients =
        new Scenario(
            3,
            PUT.driver(),
            PUT.operation(),
            null,
            PUT.target(),
            new ClosedLoad(100, 100),
            PUT.data(),
            PUT.warmup(),
            PUT.measurement(),
            PUT.timeout());
    return cause(clients, observed(samples.run(clients, 1, 30, 0), watched.observations()));
  }

  @Test
  void saysOfWhatIsJustAboveALimitThatItIs() {
    assertThat(cause(PUT, Watched.members(3).here(3).machine(85.02, 0)).text())
        .startsWith("CPU-bound on a shared host: its CPUs were taken for 85.02%");
    assertThat(cause(PUT, Watched.members(3).here(3).machine(84.95, 0)).kind())
        .isEqualTo(Kind.NONE);
  }

  @Test
  void blamesTheLeadersDiskThatIsAlwaysSyncing() {
    Cause cause = cause(PUT, Watched.members(3).syncs(1, 9_500, 1));

    assertThat(cause.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(cause.text()).isEqualTo("the leader's disk: it synced 95% of the time");
  }

  @Test
  void doesNotBlameTheDiskForReads() {
    assertThat(cause(READ, Watched.members(3).syncs(1, 9_500, 1)).kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void blamesTheApplyingOfAnyMember() {
    Cause cause = cause(PUT, Watched.members(3).applies(2, 9_300, 1));

    assertThat(cause.kind()).isEqualTo(Kind.APPLY);
    assertThat(cause.text()).isEqualTo("a member was applying 93% of the time");
  }

  @Test
  void blamesTheWayToTheQuorum() {
    Cause cause = cause(PUT, Watched.members(3).roundTrip(2, 2.5).roundTrip(3, 80));

    assertThat(cause.kind()).isEqualTo(Kind.NETWORK);
    assertThat(cause.text()).startsWith("the network between members: 2.50 ms of ");
  }

  @Test
  void blamesCommitsOfADatabase() {
    Cause cause = cause(PUT, Watched.members(3).commits(3, 100, 30));

    assertThat(cause.kind()).isEqualTo(Kind.BACKEND_COMMIT);
    assertThat(cause.text()).startsWith("slow commits of a member's database seen: p99 30.0 ms");
  }

  @Test
  void namesAllThatWasAtItsLimitTheFirstOneFirst() {
    Watched watched =
        Watched.members(3).here(3).machine(99, 0).syncs(1, 9_500, 1).applies(1, 9_200, 1);

    Cause cause = cause(PUT, watched);

    assertThat(cause.kind()).isEqualTo(Kind.APPLY);
    assertThat(cause.also()).containsExactly(Kind.WAL_FSYNC, Kind.CPU);
    assertThat(cause.text())
        .startsWith("a member was applying 92% of the time; also the leader's disk: ");
  }

  @Test
  void blamesTheGeneratorBeforeAllElse() {
    Finding limited = new Finding(Code.GENERATOR_LIMITED, "its busiest thread was busy for 99%");

    Cause cause = cause(PUT, Watched.members(3).syncs(1, 9_500, 1), limited);

    assertThat(cause.kind()).isEqualTo(Kind.GENERATOR);
    assertThat(cause.text()).startsWith("the generator: its busiest thread was busy for 99%");
  }

  @Test
  void blamesAChangeOfLeadershipForWhatFollowed() {
    Finding changed = new Finding(Code.LEADER_CHANGED, "the leader went from m1 to m2");

    assertThat(cause(PUT, Watched.members(3), changed).text())
        .isEqualTo("the leader went from m1 to m2");
  }

  @Test
  void blamesAMemberThatWasAwayBeforeTheChangeOfLeadershipThatFollowed() {
    Watched watched =
        Watched.members(3)
            .logged(1, LogEvents.Kind.LATE_HEARTBEAT, 2, 3060)
            .logged(2, LogEvents.Kind.LEADER_LOST, 1, 0);

    Cause cause =
        cause(
            PUT,
            watched,
            new Finding(Code.LEADER_CHANGED, "the leader went from m1 to m2"),
            new Finding(Code.MEMBER_SILENT, "member m1 did not answer"));

    assertThat(cause.kind()).isEqualTo(Kind.MEMBER);
    assertThat(cause.also()).containsExactly(Kind.LEADER_CHANGE);
    assertThat(cause.text())
        .startsWith(
            "member m1 did not answer; m1 logged in run 1 that a heartbeat was sent late 2 times,"
                + " for at most 3.06 s; also the leader went from m1 to m2; m2 logged in run 1 that"
                + " the leader was lost or changed once");
  }

  @Test
  void blamesMembersThatWereLostOrStartedAgain() {
    for (Code code : List.of(Code.MEMBER_LOST, Code.MEMBER_RESTARTED)) {
      assertThat(cause(PUT, Watched.members(3), new Finding(code, "m2 it was")).kind())
          .isEqualTo(Kind.MEMBER);
    }
  }

  @Test
  void blamesWantOfSpaceByWhatMembersSaidOfIt() {
    Cause cause = cause(PUT, Watched.members(3), new Finding(Code.NO_SPACE, "m1 has 24.0 MiB"));

    assertThat(cause.kind()).isEqualTo(Kind.NO_SPACE);
    assertThat(cause.text()).isEqualTo("space for the database ran out: m1 has 24.0 MiB");
  }

  @Test
  void doesNotSayThatSpaceRanOutWhereTheRunWasStoppedBefore() {
    Finding near = new Finding(Code.QUOTA_NEAR, "we stop at 1.9 GiB, so that it is not reached");

    Cause cause = cause(PUT, Watched.members(3), near);

    assertThat(cause.kind()).isEqualTo(Kind.NO_SPACE);
    assertThat(cause.text())
        .isEqualTo("stopped before space ran out: we stop at 1.9 GiB, so that it is not reached");
    assertThat(cause(PUT, Watched.members(3), near, new Finding(Code.NO_SPACE, "full")).text())
        .isEqualTo("space for the database ran out: full");
  }

  @Test
  void blamesAnAlarmOfAnotherKind() {
    Finding corrupt = new Finding(Code.ALARM, "the alarm CORRUPT is raised on member 8e9e05c5");

    Cause cause = cause(PUT, Watched.members(3).syncs(1, 9_500, 1), corrupt);

    assertThat(cause.kind()).isEqualTo(Kind.ALARM);
    assertThat(cause.also()).containsExactly(Kind.WAL_FSYNC);
    assertThat(cause.text())
        .startsWith(
            "an alarm was raised: the alarm CORRUPT is raised on member 8e9e05c5; also the"
                + " leader's disk: ");
  }

  @Test
  void blamesADiskOfWhichAMemberLoggedThatItWasSlow() {
    Watched watched =
        Watched.members(3)
            .logged(2, LogEvents.Kind.SLOW_FDATASYNC, 2, 1300)
            .logged(3, LogEvents.Kind.SLOW_FDATASYNC, 1, 1200);

    Cause cause = cause(PUT, watched);

    assertThat(cause.kind()).isEqualTo(Kind.WAL_FSYNC);
    assertThat(cause.text())
        .isEqualTo(
            "slow syncs seen: m2 logged in run 1 that the log was slow to sync 2 times, for at most"
                + " 1.30 s; 3 of them in all logs");
  }

  @Test
  void addsWhatMembersLoggedToWhatMetricsSay() {
    Watched watched =
        Watched.members(3)
            .here(3)
            .machine(93, 4)
            .applies(1, 9_300, 1)
            .gauge(1, "proposals_unapplied", 1_234)
            .logged(1, LogEvents.Kind.SLOW_APPLY, 7, 412)
            .logged(1, LogEvents.Kind.LATE_HEARTBEAT, 1, 250);

    assertThat(cause(PUT, watched).text())
        .startsWith(
            "a member was applying 93% of the time, up to 1234 proposals committed and not yet"
                + " applied; m1 logged in run 1 that a request took too long to apply 7 times, for"
                + " at most 412 ms; also CPU-bound on a shared host")
        .endsWith("; m1 logged in run 1 that a heartbeat was sent late once, for 250 ms");
  }

  @Test
  void tellsWhatMembersRefusedFromOtherErrors() {
    assertThat(failing("etcdserver: mvcc: database space exceeded").kind())
        .isEqualTo(Kind.NO_SPACE);
    assertThat(failing("etcdserver: too many requests").text())
        .startsWith(
            "members were too far behind in applying: 3 times \"etcdserver: too many requests\"");
    assertThat(failing("no answer within the deadline").kind()).isEqualTo(Kind.ERRORS);
  }

  @Test
  void doesNotCallErrorsWhatIsExplainedAlready() {
    assertThat(failing("etcdserver: too many requests").also()).isEmpty();
    assertThat(failing("etcdserver: too many requests").text())
        .endsWith(", up to 5001 proposals committed and not yet applied");
  }

  private Cause failing(String text) {
    RunResult run =
        run(PUT, Watched.members(3).gauge(2, "proposals_unapplied", 5_001).observations());
    List<IterationResult> iterations = new ArrayList<>();
    for (IterationResult i : run.iterations()) {
      iterations.add(
          new IterationResult(
              i.kind(),
              i.index(),
              i.startedAt(),
              i.windowNs(),
              i.outcomes(),
              Map.of(text, 1L),
              0,
              null));
    }
    RunResult failed = with(run, ClusterSnapshot.NONE, iterations);
    Finding errors = new Finding(Code.ERRORS, "3 of 1500 requests failed");
    return Causes.of(new ScenarioResult(PUT, List.of(failed), new Verdict(List.of(errors))))
        .orElseThrow();
  }

  private static RunResult with(RunResult run, ClusterSnapshot before) {
    return with(run, before, run.iterations());
  }

  private static RunResult with(
      RunResult run, ClusterSnapshot before, List<IterationResult> iterations) {
    return new RunResult(
        1,
        1,
        Instant.EPOCH,
        "",
        List.of(),
        before,
        ClusterSnapshot.NONE,
        iterations,
        run.observed(),
        run.findings());
  }

  @Test
  void takesTheMedianOverRuns() {
    Cause cause =
        cause(
            PUT,
            run(PUT, Watched.members(3).syncs(1, 100, 1).observations()),
            run(PUT, Watched.members(3).syncs(1, 100, 90).observations()),
            run(PUT, Watched.members(3).syncs(1, 100, 1.4).observations()));

    assertThat(cause.indicator(Indicator.FSYNC_MEAN_MS)).hasValue(1.4);
    assertThat(cause.kind()).isEqualTo(Kind.NONE);
  }

  @Test
  void splitsTheTimeOfAWrite() {
    Watched watched =
        Watched.members(3)
            .syncs(1, 1000, 0.8)
            .syncs(2, 1000, 1.1)
            .syncs(3, 1000, 1.9)
            .roundTrip(2, 0.3)
            .roundTrip(3, 0.5)
            .applies(1, 1000, 0.05);

    String split = cause(PUT, watched).timeSplit();

    assertThat(split)
        .matches(
            "Of 3\\.\\d\\d ms mean: 0\\.80 ms the leader's WAL sync, 1\\.40 ms meanwhile the quorum's"
                + " \\(0\\.30 ms of it the way there and back\\), 0\\.050 ms to apply; the other"
                + " 2\\.\\d\\d ms is waiting: batches, queues, CPU");
  }

  @Test
  void takesTheFollowerThatCompletesTheQuorum() {
    Watched watched =
        Watched.members(5).syncs(2, 9, 1.0).syncs(3, 9, 9).syncs(4, 9, 2.0).syncs(5, 9, 7);

    Cause cause = cause(ResultSamples.put(5), watched);

    assertThat(cause.indicator(Indicator.QUORUM_FSYNC_MEAN_MS)).hasValue(2);
  }

  /** Which of five are the two fastest followers, nobody knows who watches three. */
  @Test
  void doesNotGuessTheQuorumOfMembersThatNobodyWatches() {
    Watched watched = Watched.members(3).syncs(2, 9, 1.5).syncs(3, 9, 2.5);
    MemberStatus other =
        new MemberStatus("m4", "http://m4", "4", "3.5.16", false, false, 2, 9, 9, 1, 1, List.of());
    ClusterSnapshot before =
        new ClusterSnapshot(null, statuses(3).members(), List.of(other), List.of(), null, null, "");

    Cause cause = cause(PUT, with(run(PUT, watched.observations()), before));

    assertThat(cause.indicator(Indicator.QUORUM_FSYNC_MEAN_MS)).isEmpty();
  }

  /** Three that vote need one follower, and four that vote would need two. */
  @Test
  void doesNotCountALearnerForTheQuorum() {
    Watched watched =
        Watched.members(4)
            .syncs(2, 9, 1.5)
            .syncs(3, 9, 9)
            .syncs(4, 9, 1.1)
            .roundTrip(2, 0.5)
            .roundTrip(3, 0.9)
            .roundTrip(4, 0.1)
            .learner(4);

    Cause known = cause(PUT, with(run(PUT, watched.observations()), statuses(4)));
    assertThat(known.indicator(Indicator.QUORUM_FSYNC_MEAN_MS)).hasValue(1.5);
    assertThat(known.indicator(Indicator.QUORUM_ROUND_TRIP_MS)).hasValue(0.5);

    // of whose peers it is not known which of them is m4
    Cause unknown = cause(PUT, watched);
    assertThat(unknown.indicator(Indicator.QUORUM_FSYNC_MEAN_MS)).hasValue(1.5);
    assertThat(unknown.indicator(Indicator.QUORUM_ROUND_TRIP_MS)).isEmpty();
  }

  @Test
  void doesNotCountALearnerForTheQuorumThatIsOnlyListed() {
    Watched watched = Watched.members(3).roundTrip(2, 0.5).roundTrip(3, 0.9).roundTrip(7, 0.1);
    ClusterSnapshot listed =
        new ClusterSnapshot(
            null,
            List.of(),
            List.of(),
            List.of(new MemberEntry("7", "new", List.of(), List.of(), true)),
            null,
            null,
            "");

    Cause cause = cause(PUT, with(run(PUT, watched.observations()), listed));

    assertThat(cause.indicator(Indicator.QUORUM_ROUND_TRIP_MS)).hasValue(0.5);
  }

  /** Members m1 to mN, whose ids are their numbers. */
  private static ClusterSnapshot statuses(int count) {
    List<MemberStatus> members = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      members.add(
          new MemberStatus(
              "m" + i, "http://m" + i, "" + i, "3.5.16", false, false, 2, 9, 9, 1, 1, List.of()));
    }
    return ClusterSnapshot.of(members);
  }

  @Test
  void doesNotGuessTheQuorumWhereAMemberIsUnknown() {
    Observations two = Watched.members(3).observations();
    List<MemberMetrics> members = new ArrayList<>(two.members());
    members.set(
        2,
        new MemberMetrics(
            "m3", "http://127.0.0.1:1/metrics", null, null, 0, 9, "refused", false, Map.of()));

    Cause cause =
        cause(PUT, run(PUT, new Observations(members, List.of(), null, two.machine(), null)));

    assertThat(cause.indicator(Indicator.QUORUM_FSYNC_MEAN_MS)).isEmpty();
    assertThat(cause.indicator(Indicator.FSYNC_MEAN_MS)).isPresent();
  }

  private Cause cause(Scenario scenario, Watched watched, Finding... findings) {
    return cause(scenario, run(scenario, watched.observations(), findings));
  }

  private static Cause cause(Scenario scenario, RunResult... runs) {
    List<Finding> findings =
        List.of(runs).stream().flatMap(run -> run.findings().stream()).toList();
    return Causes.of(new ScenarioResult(scenario, List.of(runs), new Verdict(findings)))
        .orElseThrow();
  }

  private RunResult run(Scenario scenario, @Nullable Observations observed, Finding... findings) {
    return observed(samples.run(scenario, 1, MEAN_MS, 0, findings), observed);
  }

  private static RunResult observed(RunResult run, @Nullable Observations observed) {
    return new RunResult(
        run.run(),
        run.position(),
        run.startedAt(),
        run.keyPrefix(),
        run.pinned(),
        run.before(),
        run.after(),
        run.iterations(),
        observed,
        run.findings());
  }
}
