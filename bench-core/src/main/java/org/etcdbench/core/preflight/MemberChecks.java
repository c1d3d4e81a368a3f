package org.etcdbench.core.preflight;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Locale;
import org.etcdbench.core.driver.Driver;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.etcdbench.core.time.Time;

/** The checks of the way to a member: how far it is, and how far its clock is off. */
public final class MemberChecks {
  /** A median above this shows in every figure, so it should be meant. */
  public static final long ROUND_TRIP_LIMIT_NS = 10_000_000;

  /** etcd itself warns of a peer whose clock is further off. */
  public static final Duration CLOCK_LIMIT = Duration.ofSeconds(1);

  private static final double NS_PER_MS = 1e6;

  private final RoundTripProbe roundTrips;
  private final ClockProbe clocks;

  /** Checks through this driver and this client, which have what it takes to get in. */
  public MemberChecks(Driver driver, HttpClient client, Time time) {
    this.roundTrips = new RoundTripProbe(driver, time);
    this.clocks = new ClockProbe(client, time);
  }

  /** How long the member's cheapest answer takes from here. */
  public Check roundTrip(Endpoint member) throws InterruptedException {
    try {
      return roundTrip(member, roundTrips.measure(member));
    } catch (RoundTripProbe.NoAnswerException e) {
      return roundTrip(member, Verdict.FAIL, String.valueOf(e.getMessage()));
    }
  }

  static Check roundTrip(Endpoint member, RoundTripProbe.Finding finding) {
    return roundTrip(
        member,
        finding.p50Ns() <= ROUND_TRIP_LIMIT_NS ? Verdict.PASS : Verdict.WARN,
        "p50 "
            + SortedTimes.text(finding.p50Ns())
            + ", p99 "
            + SortedTimes.text(finding.p99Ns())
            + " for its cheapest answer");
  }

  private static Check roundTrip(Endpoint member, Verdict verdict, String found) {
    return new Check(
        Topic.ROUND_TRIP, member.member(), verdict, found, "p50 <= 10 ms", MachineChecks.OURS);
  }

  /** How far the member's clock is from ours; takes a bit more than a second. */
  public Check clock(Endpoint member) throws InterruptedException {
    try {
      return clock(member, clocks.measure(member.uri()));
    } catch (IOException e) {
      return clock(member, Verdict.UNKNOWN, "cannot be told: " + e.getMessage());
    }
  }

  static Check clock(Endpoint member, ClockProbe.Offset offset) {
    boolean near =
        offset.atMost().compareTo(CLOCK_LIMIT) <= 0
            && offset.atLeast().compareTo(CLOCK_LIMIT.negated()) >= 0;
    return clock(
        member,
        near ? Verdict.PASS : Verdict.WARN,
        String.format(
            Locale.ROOT,
            "%+.0f ms against the generator's (± %.0f ms)",
            ms(offset.middle()),
            Math.ceil(ms(offset.error()))));
  }

  private static double ms(Duration duration) {
    return duration.toNanos() / NS_PER_MS;
  }

  private static Check clock(Endpoint member, Verdict verdict, String found) {
    return new Check(
        Topic.CLOCK,
        member.member(),
        verdict,
        found,
        "within 1 s",
        "etcd: 'prober found high clock drift'");
  }
}
