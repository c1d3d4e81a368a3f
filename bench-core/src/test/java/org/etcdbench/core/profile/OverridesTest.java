package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.etcdbench.core.profile.Reading.ids;
import static org.etcdbench.core.profile.Reading.plan;
import static org.etcdbench.core.profile.Reading.problems;

import java.time.Duration;
import java.util.List;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTest {
  private static final String PROFILE =
      """
      members: [3, 7]
      measurement: { iterations: 2, requests: 10 }
      scenarios:
        - { operation: put, load: ["1/1", "2/2"], members: 9 }
        - { operation: range, consistency: serializable, conns: 4, clients: 8,
            measurement: { time: 3s }, warmup: { requests: 5 } }
      """;

  @Test
  void winOverTheTopLevelAndOverEveryScenario() throws ProfileException {
    assertThat(ids(PROFILE, "members=1,5"))
        .containsExactly(
            "m1-put-leader-c1x1-k8-v256-n10000-lean",
            "m5-put-leader-c1x1-k8-v256-n10000-lean",
            "m1-put-leader-c2x2-k8-v256-n10000-lean",
            "m5-put-leader-c2x2-k8-v256-n10000-lean",
            "m1-range-serializable-all-c4x8-k8-v256-n10000-lean",
            "m5-range-serializable-all-c4x8-k8-v256-n10000-lean");
  }

  @Test
  void ofLoadHideConnsAndClients() throws ProfileException {
    assertThat(ids(PROFILE, "load=6/6", "members=3"))
        .containsExactly(
            "m3-put-leader-c6x6-k8-v256-n10000-lean",
            "m3-range-serializable-all-c6x6-k8-v256-n10000-lean");
  }

  @Test
  void ofConnsOrClientsHideLoad() throws ProfileException {
    assertThat(ids(PROFILE, "clients=16", "members=3"))
        .containsExactly(
            "m3-put-leader-c1x16-k8-v256-n10000-lean",
            "m3-range-serializable-all-c4x16-k8-v256-n10000-lean");
  }

  @Test
  void ofClosedLoadsHideWhateverAnOpenLoadHas() throws ProfileException {
    String open =
        """
        arrival: poisson
        max-in-flight: 99
        scenarios:
          - { operation: put, conns: 2, rate: [5, 6] }
          - { operation: range, conns: 2, phases: [{ time: 1s, rate: 5 }] }
        """;

    assertThat(ids(open, "load=6/6"))
        .containsExactly(
            "m3-put-leader-c6x6-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c6x6-k8-v256-n10000-lean");
    assertThat(ids(open, "clients=6"))
        .containsExactly(
            "m3-put-leader-c2x6-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c2x6-k8-v256-n10000-lean");
    assertThat(ids(open, "rate=7.5"))
        .containsExactly(
            "m3-put-leader-c2r7.5p-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c2r7.5p-k8-v256-n10000-lean");
  }

  @Test
  void ofConsistencyLeavePutsAlone() throws ProfileException {
    assertThat(ids(PROFILE, "consistency=linearizable", "members=3", "load=1/1"))
        .containsExactly(
            "m3-put-leader-c1x1-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c1x1-k8-v256-n10000-lean");
  }

  @Test
  void ofOperationMakeAConsistencyInTheFileIdle() throws ProfileException {
    assertThat(ids("scenarios: [{operation: range, consistency: serializable}]", "operation=put"))
        .containsExactly("m3-put-leader-c1x1-k8-v256-n10000-lean");
  }

  @Test
  void ofATimeHideRequestsEverywhereAndKeepTheIterations() throws ProfileException {
    Plan plan = plan(PROFILE, "measurement.time=9s", "warmup.time=1s", "warmup.iterations=6");

    assertThat(plan.scenarios())
        .extracting(Scenario::measurement)
        .containsOnly(new Iterations(2, new IterationLength.Time(Duration.ofSeconds(9))));
    assertThat(plan.scenarios())
        .extracting(Scenario::warmup)
        .containsOnly(new Iterations(6, new IterationLength.Time(Duration.ofSeconds(1))));
  }

  @Test
  void ofRequestsHideTimeEverywhere() throws ProfileException {
    Plan plan = plan(PROFILE, "measurement.requests=77", "measurement.iterations=1");

    assertThat(plan.scenarios())
        .extracting(Scenario::measurement)
        .containsOnly(new Iterations(1, new IterationLength.Requests(77)));
  }

  @Test
  void reachEverySettingOfTheWhole() throws ProfileException {
    Plan plan =
        plan(
            PROFILE + "etcd: { version: 3.4, args: [--x] }\n",
            "runs=9",
            "max-error-pct=1",
            "generator-warmup=1s",
            "iteration-limit=20s",
            "seed=5",
            "timeout=3s",
            "etcd.version=3.5",
            "etcd.args=--a=1,--b=2");

    assertThat(plan.runs()).isEqualTo(9);
    assertThat(plan.maxErrorPct()).isEqualTo(1);
    assertThat(plan.generatorWarmup()).isEqualTo(Duration.ofSeconds(1));
    assertThat(plan.iterationLimit()).isEqualTo(Duration.ofSeconds(20));
    assertThat(plan.etcdVersion()).isEqualTo("3.5");
    assertThat(plan.etcdArgs()).containsExactly("--a=1", "--b=2");
    assertThat(plan.scenarios()).extracting(s -> s.data().seed()).containsOnly(5L);
    assertThat(plan.scenarios()).extracting(Scenario::timeout).containsOnly(Duration.ofSeconds(3));
    assertThat(plan.source().overrides()).hasSize(8).startsWith("runs=9", "max-error-pct=1");
  }

  @Test
  void areNamedInTheirProblemsAfterThoseOfTheFile() {
    assertThat(
            problems(
                "runs: 0\nscenarios: [{operation: put}]",
                "conns=0,x",
                "runz=3",
                "load=1/1",
                "name=x"))
        .containsExactly(
            "dir/p.yaml:1:7: runs must be 1..1000, got: 0",
            "-p conns=0,x: conns must be 1..100000, got: 0",
            "-p conns=0,x: conns must be a whole number, got: 'x'",
            "-p runz=3: unknown key 'runz'; allowed here: "
                + String.join(", ", Keys.OVERRIDE)
                + " (did you mean 'runs'?)",
            "-p load=1/1: load and conns exclude each other; keep one",
            "-p name=x: 'name' cannot be overridden; these can: "
                + String.join(", ", Keys.OVERRIDE));
  }

  @Test
  void ofASettingTakeOneValue() {
    assertThat(problems("scenarios: [{operation: put}]", "runs=1,2"))
        .containsExactly("-p runs=1,2: runs needs a value here, got: a list");
  }

  @Test
  void mayNameAKeyOnceOnly() {
    assertThat(problems("scenarios: [{operation: put}]", "conns=1", "conns=2"))
        .containsExactly(
            "-p conns=2: 'conns' is given twice; several values go in one: name=v1,v2");
  }

  @Test
  void takeTheBlameForAContradictionWithTheFile() {
    assertThat(problems("scenarios: [{operation: put, target: followers}]", "members=1"))
        .containsExactly("-p members=1: target followers needs members >= 2, got: 1");
  }

  @Test
  void doNotHideAMapThatIsNone() {
    assertThat(problems("warmup: 5s\nscenarios: [{operation: put}]", "warmup.time=1s"))
        .containsExactly("dir/p.yaml:1:9: warmup must be a map, got: a single value");
  }

  @Test
  void areReadFromTheirArgument() {
    assertThat(ProfileOverride.parse("conns= 1, 100"))
        .isEqualTo(new ProfileOverride("conns", List.of("1", "100"), "conns= 1, 100"));
    assertThat(ProfileOverride.parse("etcd.args=--a=b").values()).containsExactly("--a=b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conns", "=1", " =1", ""})
  void needANameAndAValue(String argument) {
    assertThatThrownBy(() -> ProfileOverride.parse(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "-p must be name=value or name=value,value like conns=1,100, got: '" + argument + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conns=", "conns=1,", "conns=1,,2"})
  void haveNoEmptyValue(String argument) {
    assertThatThrownBy(() -> ProfileOverride.parse(argument))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-p " + argument + ": a value is empty");
  }
}
