package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ServerCount;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

class ServerCountsTest {
  private static final Scenario PUT = ResultSamples.put(3);

  private static String handled(String method, String code) {
    return "grpc_server_handled_total{grpc_code=" + code + ",grpc_method=" + method + "}";
  }

  private static MemberMetrics member(String name, boolean restarted) {
    return MembersRead.member(
        name,
        restarted,
        Map.of(
            handled("Put", "OK"),
            MembersRead.grew(100),
            handled("Put", "Unavailable"),
            MembersRead.grew(3),
            handled("Range", "OK"),
            MembersRead.grew(7),
            "grpc_server_started_total{grpc_method=Put}",
            MembersRead.grew(1000)));
  }

  @Test
  void countsTheOperationOfAllMembersWithWhateverCode() {
    List<MemberMetrics> members = List.of(member("m1", false), member("m2", false));

    assertThat(ServerCounts.of(PUT, 205, members))
        .isEqualTo(new ServerCount("grpc_server_handled_total{grpc_method=Put}", 205, 206));
    assertThat(ServerCounts.of(ResultSamples.range(3, Consistency.LINEARIZABLE), 14, members))
        .isEqualTo(new ServerCount("grpc_server_handled_total{grpc_method=Range}", 14, 14));
  }

  @Test
  void countsMembersThatHandledNothing() {
    MemberMetrics asked =
        MembersRead.member("m1", false, Map.of(handled("Status", "OK"), MembersRead.grew(3)));

    assertThat(ServerCounts.of(PUT, 5, List.of(asked)))
        .isEqualTo(new ServerCount("grpc_server_handled_total{grpc_method=Put}", 5, 0));
  }

  @Test
  void doesNotCompareWhatIsNotKnownWhole() {
    assertThat(ServerCounts.of(PUT, 100, List.of())).isNull();
    assertThat(ServerCounts.of(PUT, 100, List.of(MembersRead.member("m1", false, Map.of()))))
        .isNull();
    assertThat(ServerCounts.of(PUT, 100, List.of(member("m1", false), member("m2", true))))
        .isNull();
  }

  @Test
  void doesNotCompareWhatWasNeverSent() {
    Scenario loopback =
        new Scenario(
            PUT.members(),
            DriverKind.LOOPBACK,
            PUT.operation(),
            null,
            PUT.target(),
            PUT.load(),
            PUT.data(),
            PUT.warmup(),
            PUT.measurement(),
            PUT.timeout());

    assertThat(ServerCounts.of(loopback, 100, List.of(member("m1", false)))).isNull();
  }
}
