package org.etcdbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.scenario.ClosedLoad;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.ScenarioKey;
import org.junit.jupiter.api.Test;

class SweepTest {
  private static final Remarks NONE =
      new Remarks("", List.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void drawsClientsOverValueSizesOfOneCluster() {
    ResultSamples samples = new ResultSamples();
    for (int clients : List.of(1, 10, 100)) {
      for (int size : List.of(1024, 64)) {
        samples.row(put(3, clients, clients, size), 5, clients + size / 1000.0);
      }
    }

    Sweep sweep = Sweep.of(reading(samples)).orElseThrow();

    assertThat(sweep.across()).isEqualTo(ScenarioKey.CLIENTS);
    assertThat(sweep.down()).isEqualTo(ScenarioKey.VALUE_SIZE);
    assertThat(sweep.maps()).hasSize(1);
    Sweep.Area area = sweep.maps().get(0);
    assertThat(area.name()).isEqualTo("against clients 1, value size 64: put");
    assertThat(area.values(ScenarioKey.CLIENTS)).containsExactly("1", "10", "100");
    assertThat(area.values(ScenarioKey.VALUE_SIZE)).containsExactly("64", "1024");
    assertThat(area.spots()).hasSize(6);
    assertThat(area.spots()).filteredOn(spot -> spot.pair() == null).hasSize(1);
    assertThat(svg(samples)).contains(">base<");
  }

  @Test
  void drawsSizesOverAKeyThatIsSweptBesides() {
    ResultSamples samples = new ResultSamples();
    for (int size : List.of(64, 256, 1024)) {
      for (int members : List.of(3, 7)) {
        samples.row(put(members, 1, 1, size), 5, members / 2.0);
      }
    }

    Sweep sweep = Sweep.of(reading(samples)).orElseThrow();

    assertThat(sweep.across()).isEqualTo(ScenarioKey.VALUE_SIZE);
    assertThat(sweep.down()).isEqualTo(ScenarioKey.MEMBERS);
    assertThat(sweep.maps().get(0).name()).isEqualTo("against 3 (members), put");
    assertThat(sweep.maps().get(0).spots()).hasSize(6);
  }

  @Test
  void twoSizesAtTwoLoadsAreNoSweep() {
    ResultSamples samples = new ResultSamples();
    for (int clients : List.of(1, 100)) {
      for (int members : List.of(3, 7)) {
        samples.row(put(members, clients, clients, 256), 5, members / 2.0);
      }
    }

    assertThat(Sweep.of(reading(samples))).isEmpty();
  }

  @Test
  void keepsLoadsApartThatDifferInConnectionsAlone() {
    ResultSamples samples = new ResultSamples();
    for (int size : List.of(64, 256)) {
      for (int members : List.of(3, 7)) {
        samples.row(put(members, 1, 10, size), 5, members);
        samples.row(put(members, 10, 10, size), 5, members);
        samples.row(put(members, 10, 100, size), 5, members);
      }
    }

    Sweep sweep = Sweep.of(reading(samples)).orElseThrow();

    assertThat(sweep.maps())
        .extracting(Sweep.Area::name)
        .containsExactly("7 against 3 (members), put, conns 10");
    assertThat(sweep.maps().get(0).spots())
        .extracting(spot -> spot.key(ScenarioKey.CONNS))
        .hasSize(4)
        .containsOnly(Optional.of("10"));
  }

  @Test
  void whatMustNotBeUsedHasACrossAndNoColour() {
    ResultSamples samples = new ResultSamples();
    Finding bad = new Finding(Finding.Code.LEADER_CHANGED, "m2 became leader.");
    for (int clients : List.of(1, 10)) {
      for (int size : List.of(64, 256)) {
        samples.row(put(3, clients, clients, size), 5, 2);
        boolean invalid = clients == 10 && size == 64;
        if (invalid) {
          samples.row(put(7, clients, clients, size), 5, 4, bad);
        } else {
          samples.row(put(7, clients, clients, size), 5, 4);
        }
      }
    }

    assertThat(svg(samples))
        .contains("must not be used", ">\u2717\u202f")
        .doesNotContain("cannot tell");
  }

  @Test
  void aPairThatIsProvenEqualIsNotHatched() {
    ResultSamples samples = new ResultSamples();
    for (int clients : List.of(1, 10)) {
      for (int size : List.of(64, 256)) {
        samples.row(put(3, clients, clients, size), 10, 2);
        samples.row(put(7, clients, clients, size), 10, 2);
      }
    }

    assertThat(svg(samples)).contains("(same)").doesNotContain("-hatch", "cannot tell");
  }

  /** All maps of throughputs. */
  private static String svg(ResultSamples samples) {
    return HeatPart.of(reading(samples)).orElseThrow().blocks().stream()
        .map(block -> ((Block.Plot) block).figure())
        .filter(figure -> figure.caption().startsWith("Throughput"))
        .map(Figure::svg)
        .reduce("", String::concat);
  }

  private static Reading reading(ResultSamples samples) {
    BenchResult result = samples.build();
    return Reading.of(result, List.of(), NONE, Set.of());
  }

  private static Scenario put(int members, int conns, int clients, int valueBytes) {
    Scenario put = ResultSamples.put(members);
    Data data = put.data();
    return new Scenario(
        members,
        put.driver(),
        put.operation(),
        null,
        put.target(),
        new ClosedLoad(conns, clients),
        new Data(data.keySizeBytes(), valueBytes, data.keySpace(), data.keyOrder(), data.seed()),
        put.warmup(),
        put.measurement(),
        put.timeout());
  }
}
