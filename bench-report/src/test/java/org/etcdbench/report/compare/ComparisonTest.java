package org.etcdbench.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.OpenSamples;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.Arrival;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {
  private static final Scenario RANGE_3 = ResultSamples.range(3, Consistency.LINEARIZABLE);
  private static final Scenario STALE_3 = ResultSamples.range(3, Consistency.SERIALIZABLE);

  @Test
  void groupsWhatDiffersInTheKeyOnlyByFirstOccurrence() {
    Comparison comparison =
        Comparison.by(
            ScenarioKey.MEMBERS,
            result(ResultSamples.put(7), RANGE_3, ResultSamples.put(3), STALE_3));

    assertThat(comparison.groups())
        .extracting(Comparison.Group::label)
        .containsExactly(
            "put leader 1/1", "range linearizable all 100/100", "range serializable all 100/100");
    assertThat(values(comparison, 0)).containsExactly("3", "7");
    assertThat(values(comparison, 1)).containsExactly("3");
  }

  @Test
  void sortsNumbersAsNumbers() {
    Comparison comparison =
        Comparison.by(ScenarioKey.VALUE_SIZE, result(withValueSize(1024), withValueSize(256)));

    assertThat(comparison.values()).containsExactly("256", "1024");
    assertThat(comparison.base()).contains("256");
  }

  @Test
  void keepsOtherValuesInOrderOfFirstOccurrence() {
    Comparison comparison = Comparison.by(ScenarioKey.CONSISTENCY, result(STALE_3, RANGE_3));

    assertThat(comparison.values()).containsExactly("serializable", "linearizable");
    assertThat(comparison.groups()).hasSize(1);
    assertThat(comparison.groups().get(0).label()).isEqualTo("range all 100/100");
  }

  @Test
  void leavesOutScenariosThatHaveNotTheKey() {
    Comparison comparison =
        Comparison.by(ScenarioKey.CONSISTENCY, result(ResultSamples.put(3), RANGE_3, STALE_3));

    assertThat(comparison.values()).containsExactly("linearizable", "serializable");
    assertThat(comparison.groups()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNS", "CLIENTS"})
  void comparesLoadsThatWereGivenAsPairsAsPairs(ScenarioKey key) {
    Comparison comparison = Comparison.by(key, result(withLoad(100, 100), withLoad(1, 1)));

    assertThat(comparison.values()).containsExactly("1/1", "100/100");
    assertThat(comparison.groups()).hasSize(1);
    assertThat(comparison.groups().get(0).label()).isEqualTo("put leader");
  }

  @Test
  void comparesLoadsThatDifferInOneByThatOne() {
    Comparison comparison =
        Comparison.by(
            ScenarioKey.CLIENTS, result(withLoad(1, 100), withLoad(1, 1), withLoad(2, 2)));

    assertThat(comparison.values()).containsExactly("1", "2", "100");
    assertThat(comparison.groups()).hasSize(2);
    assertThat(values(comparison, 0)).containsExactly("1", "100");
  }

  @Test
  void comparesOperationsTogetherWithTheirConsistency() {
    Comparison comparison = Comparison.by(ScenarioKey.OPERATION, result(RANGE_3, STALE_3));

    assertThat(comparison.values()).containsExactly("range linearizable", "range serializable");
    assertThat(comparison.groups()).hasSize(1);
    assertThat(comparison.groups().get(0).label()).isEqualTo("all 100/100");
  }

  @Test
  void namesSizesOnlyIfTheyVary() {
    Comparison comparison =
        Comparison.by(ScenarioKey.CONNS, result(withValueSize(1024), withValueSize(256), RANGE_3));

    assertThat(comparison.groups())
        .extracting(Comparison.Group::label)
        .containsExactly(
            "put leader value_size=1024",
            "put leader value_size=256",
            "range linearizable all value_size=256");
  }

  @ParameterizedTest
  @EnumSource(ScenarioKey.class)
  void keepsEveryScenarioThatHasTheKey(ScenarioKey key) {
    BenchResult result = ResultSamples.twoSizes();

    assertThat(Comparison.by(key, result).groups())
        .flatExtracting(Comparison.Group::rows)
        .extracting(Comparison.Row::result)
        .containsExactlyInAnyOrderElementsOf(
            result.scenarios().stream().filter(row -> key.of(row.scenario()).isPresent()).toList());
  }

  @Test
  void sortsRatesAsNumbersEvenIfTheyAreRangesOrFractions() {
    Comparison comparison =
        Comparison.by(
            ScenarioKey.RATE,
            result(withRate(1000), OpenSamples.phases(), withRate(62.5), withRate(200), RANGE_3));

    assertThat(comparison.values()).containsExactly("62.5", "200", "1000", "500..6000");
    assertThat(comparison.groups()).hasSize(1);
    assertThat(comparison.groups().get(0).label()).isEqualTo("put leader conns=10");
  }

  @Test
  void comparesDriversInTheOrderOfTheProfile() {
    Comparison comparison =
        Comparison.by(
            ScenarioKey.DRIVER, result(open(DriverKind.LEAN, 200), open(DriverKind.JETCD, 200)));

    assertThat(comparison.values()).containsExactly("lean", "jetcd");
    assertThat(comparison.groups())
        .extracting(Comparison.Group::label)
        .containsExactly("put leader 10@200/s");
  }

  @Test
  void comparesArrivalsAtTheSameRate() {
    Comparison comparison =
        Comparison.by(
            ScenarioKey.ARRIVAL,
            result(OpenSamples.put(DriverKind.LEAN, 200, Arrival.POISSON), withRate(200)));

    assertThat(comparison.values()).containsExactly("poisson", "constant");
    assertThat(comparison.groups())
        .extracting(Comparison.Group::label)
        .containsExactly("put leader 10@200/s");
  }

  @Test
  void namesArrivalsOnlyIfTheyAreNotEven() {
    Comparison byConns =
        Comparison.by(
            ScenarioKey.CONNS,
            result(OpenSamples.put(DriverKind.LEAN, 200, Arrival.POISSON), withRate(200)));

    assertThat(byConns.values()).containsExactly("10");
    assertThat(byConns.groups())
        .extracting(Comparison.Group::label)
        .containsExactly("put leader rate=200 arrival=poisson", "put leader rate=200");
  }

  @Test
  void findsTheKeyThatTellsMost() {
    Scenario jetcd = open(DriverKind.JETCD, 200);

    assertThat(Comparison.mostTelling(ResultSamples.twoSizes())).isEqualTo(ScenarioKey.MEMBERS);
    assertThat(Comparison.mostTelling(result(withRate(100), withRate(200), jetcd)))
        .isEqualTo(ScenarioKey.DRIVER);
    assertThat(Comparison.mostTelling(result(withRate(100), withRate(200))))
        .isEqualTo(ScenarioKey.RATE);
    assertThat(Comparison.mostTelling(result(withLoad(1, 1), withLoad(2, 2))))
        .isEqualTo(ScenarioKey.MEMBERS);
    assertThat(Comparison.mostTelling(result())).isEqualTo(ScenarioKey.MEMBERS);
  }

  @Test
  void choosesNoKeyThatWouldHideAScenario() {
    assertThat(Comparison.mostTelling(result(withRate(100), withRate(200), RANGE_3)))
        .isEqualTo(ScenarioKey.MEMBERS);
  }

  @Test
  void refusesRowsThatNothingTellsApart() {
    BenchResult twice = result(RANGE_3, RANGE_3);

    assertThatThrownBy(() -> Comparison.by(ScenarioKey.MEMBERS, twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "20260131T120000Z-quick has 'range linearizable all 100/100' with members 3 twice, and"
                + " nothing tells the two apart");
  }

  @Test
  void keepsNoValueThatNoChosenRowHas() {
    Comparison all =
        Comparison.by(
            ScenarioKey.MEMBERS,
            result(
                ResultSamples.put(3),
                ResultSamples.put(7),
                ResultSamples.range(7, Consistency.LINEARIZABLE)));
    Comparison ranges = all.withRows(List.of(new RowPattern("range")));

    assertThat(ranges.values()).containsExactly("7");
    assertThat(all.shared().values()).containsExactly("3", "7");
    assertThatThrownBy(() -> ranges.withBase("3"))
        .hasMessage("no row has members '3'; there are: 7");
    assertThat(all.withBase("7").values()).containsExactly("7", "3");
    assertThat(values(all.withBase("7"), 0)).containsExactly("7", "3");
  }

  @Test
  void hasNoBaseWithoutScenarios() {
    Comparison comparison = Comparison.by(ScenarioKey.MEMBERS, result());

    assertThat(comparison.base()).isEmpty();
    assertThat(comparison.groups()).isEmpty();
  }

  private static List<String> values(Comparison comparison, int group) {
    return comparison.groups().get(group).rows().stream().map(Comparison.Row::value).toList();
  }

  private static BenchResult result(Scenario... scenarios) {
    ResultSamples samples = new ResultSamples();
    for (Scenario scenario : scenarios) {
      samples.row(scenario, List.of());
    }
    return samples.build();
  }

  private static Scenario withRate(double perSec) {
    return open(DriverKind.LEAN, perSec);
  }

  private static Scenario open(DriverKind driver, double perSec) {
    return OpenSamples.put(driver, perSec, Arrival.CONSTANT);
  }

  private static Scenario withLoad(int conns, int clients) {
    Scenario put = ResultSamples.put(3);
    return new Scenario(
        put.members(),
        DriverKind.LEAN,
        put.operation(),
        null,
        put.target(),
        new ClosedLoad(conns, clients),
        put.data(),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }

  private static Scenario withValueSize(int bytes) {
    Scenario put = ResultSamples.put(3);
    return new Scenario(
        put.members(),
        DriverKind.LEAN,
        put.operation(),
        put.consistency(),
        put.target(),
        put.load(),
        new Data(8, bytes, 100_000, KeyOrder.UNIFORM, 1),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }
}
