package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.etcdbench.core.result.Latency;
import org.etcdbench.core.result.OutcomeResult;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stall of the server is seen as long as it is, by each driver over a real network. */
class OpenLoadTruthIT {
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final Duration FROM = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofSeconds(2);
  private static final int PER_SEC = 500;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOOPBACK", "OTHER"})
  void showsAStallToAllRequestsThatWereDueInIt(DriverKind kind) throws Exception {
    StalledServer server = new StalledServer(PER_SEC, LENGTH, FROM, STALL, 10_000);

    StalledServer.Measured measured = server.measure(kind);

    OutcomeResult ok = assertNothingIsLost(measured);
    assertThat(ok.response().percentileNs(99)).isBetween(p99(server, 0.9), p99(server, 1.1));
    assertThat(ok.service().percentileNs(99)).isBetween(p99(server, 0.9), p99(server, 1.1));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"LOOPBACK", "OTHER"})
  void showsItToThoseTooThatCouldNotBeSentBecauseOfIt(DriverKind kind) throws Exception {
    StalledServer server = new StalledServer(PER_SEC, LENGTH, FROM, STALL, 8);

    StalledServer.Measured measured = server.measure(kind);

    OutcomeResult ok = assertNothingIsLost(measured);
    assertThat(ok.response().percentileNs(99)).isBetween(p99(server, 0.9), p99(server, 1.1));
    // from the moment of sending, as most tools measure, only those in the slots saw the stall
    assertThat(ok.service().percentileNs(99)).isLessThan(p99(server, 0.5));
    assertThat(measured.result().generator().openSchedule().orElseThrow().waited())
        .isGreaterThan(PER_SEC);
  }

  private static double p99(StalledServer server, double factor) {
    return server.trueResponse(0.99).toNanos() * factor;
  }

  private static OutcomeResult assertNothingIsLost(StalledServer.Measured measured) {
    LoopResult result = measured.result();
    assertThat(result.stopped()).isEmpty();
    assertThat(result.unanswered()).isZero();
    assertThat(result.recording().outcomes())
        .extracting(OutcomeResult::outcome)
        .containsExactly(Outcome.OK);
    OutcomeResult ok = result.recording().outcomes().get(0);
    assertThat(ok.count()).isEqualTo(PER_SEC * LENGTH.toSeconds());
    assertThat(ok.count()).isEqualTo(measured.truth().requests());
    // no request can be faster than the server was with any
    Latency service = ok.service();
    assertThat(service.minNs()).isGreaterThanOrEqualTo(measured.truth().held().getMinValue());
    return ok;
  }
}
