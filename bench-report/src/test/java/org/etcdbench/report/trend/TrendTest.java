package org.etcdbench.report.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult.Status;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.Finding;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ResultSummary;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.report.compare.RowPattern;
import org.etcdbench.report.metric.Metrics;
import org.etcdbench.report.trend.TrendChange.Meaning;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Scenario PUT = ResultSamples.put(3);
  private static final Scenario RANGE = ResultSamples.range(3, Consistency.LINEARIZABLE);

  private static Trend trend(Nights nights) {
    return Trend.of(nights.results(), TrendSettings.defaults());
  }

  private static Environment onCpu(String cpuModel) {
    Environment e = ResultSamples.environment("3.5.16");
    return new Environment(
        e.toolVersion(),
        e.driver(),
        e.driverDetail(),
        e.cluster(),
        e.etcdVersion(),
        e.etcdOrigin(),
        e.osName(),
        e.osVersion(),
        e.arch(),
        cpuModel,
        e.cpus(),
        e.memoryBytes(),
        e.jvm(),
        e.jvmArgs(),
        e.dataFileSystem());
  }

  @Test
  void findsAChangeInEachMetricAndSaysWhetherItIsGood() {
    Trend trend = trend(new Nights(0.02).add(20, PUT, 10).add(10, PUT, 8));

    assertThat(trend.series())
        .extracting(series -> series.metric().name())
        .containsExactly("qps", "latency.p50", "latency.p99");
    assertThat(trend.series())
        .allSatisfy(
            series -> {
              assertThat(series.points()).hasSize(30);
              assertThat(series.changes()).hasSize(1);
              TrendChange change = series.changes().get(0);
              assertThat(change.index()).isEqualTo(20);
              assertThat(change.meaning()).isEqualTo(Meaning.BETTER);
              assertThat(change.confirmed()).isTrue();
            });
    TrendChange ofQps = trend.series().get(0).changes().get(0);
    assertThat(ofQps.before()).isCloseTo(100, within(2.0));
    assertThat(ofQps.changePct()).isCloseTo(25, within(3.0));
    assertThat(trend.improvements()).hasSize(3);
    assertThat(trend.regressions()).isEmpty();
  }

  @Test
  void waitsForThreeNightsBeforeItConfirms() {
    Nights nights = new Nights(0.01).add(20, PUT, 10).add(2, PUT, 15);
    Trend waiting = trend(nights);

    assertThat(waiting.regressions()).isEmpty();
    assertThat(waiting.waiting()).hasSize(3);

    Trend confirmed = trend(nights.add(1, PUT, 15));

    assertThat(confirmed.regressions()).hasSize(3);
    assertThat(confirmed.waiting()).isEmpty();
  }

  @Test
  void asksForTheLatestConfirmedChange() {
    Trend recovered = trend(new Nights(0.01).add(20, PUT, 10).add(10, PUT, 15).add(10, PUT, 10));

    assertThat(recovered.series().get(0).changes()).hasSize(2);
    assertThat(recovered.regressions()).isEmpty();
    assertThat(recovered.improvements()).hasSize(3);
  }

  @Test
  void tellsABetterLevelThatIsNotAsGoodAsItOnceWas() {
    Trend better = trend(new Nights(0.01).add(20, PUT, 10).add(10, PUT, 15).add(10, PUT, 13));
    Trend back = trend(new Nights(0.01).add(20, PUT, 10).add(10, PUT, 15).add(10, PUT, 10));
    Trend grown = trend(new Nights(0.01).add(20, PUT, 15).add(10, PUT, 13).add(10, PUT, 10));

    assertThat(better.regressions()).isEmpty();
    assertThat(better.improvements()).hasSize(3);
    assertThat(better.notRecovered()).hasSize(3);
    assertThat(back.improvements()).hasSize(3);
    assertThat(back.notRecovered()).isEmpty();
    assertThat(grown.notRecovered()).isEmpty();
  }

  @Test
  void waitsForNothingThatCannotCome() {
    Trend early = trend(new Nights(0).add(2, PUT, 10).add(20, PUT, 15));

    assertThat(early.series())
        .allSatisfy(
            series -> {
              assertThat(series.changes()).hasSize(1);
              assertThat(series.changes().get(0).confirmed()).isFalse();
            });
    assertThat(early.waiting()).isEmpty();
  }

  @Test
  void tellsWhatElseChangedNearby() {
    Trend trend =
        trend(
            new Nights(0.01)
                .add(20, PUT, 10)
                .environment(ResultSamples.environment("3.5.30"))
                .add(10, PUT, 12));

    TrendSeries series = trend.series().get(0);
    assertThat(series.events()).containsExactly(new TrendEvent(20, "etcd 3.5.16 -> 3.5.30"));
    assertThat(series.eventsNear(series.changes().get(0))).hasSize(1);
  }

  @Test
  void aPatchOfTheJavaRuntimeIsAnEventAndNoOtherPlace() {
    Trend trend =
        trend(
            new Nights(0.01)
                .add(10, PUT, 10)
                .environment(with(16, "17.0.16", "ext4"))
                .add(10, PUT, 10));

    assertThat(trend.series()).hasSize(3);
    assertThat(trend.series().get(0).events())
        .extracting(TrendEvent::text)
        .containsExactly(
            "JVM OpenJDK 64-Bit Server VM 17.0.15+6-Debian-1deb12u1 -> OpenJDK 64-Bit Server VM"
                + " 17.0.16");
  }

  @Test
  void memoryAndFileSystemAreAnotherPlace() {
    Trend trend =
        trend(
            new Nights(0.01)
                .add(10, PUT, 10)
                .environment(with(16, "17.0.15", "xfs"))
                .add(10, PUT, 10)
                .environment(with(32, "17.0.15", "xfs"))
                .add(10, PUT, 10));

    assertThat(trend.beds())
        .extracting(TestBed::label)
        .containsExactlyInAnyOrder(
            "quick on 8 x Sample CPU, 16 GiB, Linux amd64, ext4, Java 17, local",
            "quick on 8 x Sample CPU, 16 GiB, Linux amd64, xfs, Java 17, local",
            "quick on 8 x Sample CPU, 32 GiB, Linux amd64, xfs, Java 17, local");
  }

  private static Environment with(int memoryGib, String java, String fileSystem) {
    Environment e = ResultSamples.environment("3.5.16");
    return new Environment(
        e.toolVersion(),
        e.driver(),
        e.driverDetail(),
        e.cluster(),
        e.etcdVersion(),
        e.etcdOrigin(),
        e.osName(),
        e.osVersion(),
        e.arch(),
        e.cpuModel(),
        e.cpus(),
        (long) memoryGib << 30,
        "OpenJDK 64-Bit Server VM " + java,
        e.jvmArgs(),
        fileSystem);
  }

  @Test
  void neverComparesMachines() {
    Nights nights =
        new Nights(0.01)
            .environment(onCpu("Old CPU"))
            .add(20, PUT, 10)
            .environment(onCpu("New CPU"))
            .add(20, PUT, 5);
    Trend trend = trend(nights);

    assertThat(trend.series()).hasSize(6).allMatch(series -> series.changes().isEmpty());
    assertThat(trend.series()).extracting(TrendSeries::current).containsOnly(true);
  }

  @Test
  void aNightOnAnotherMachineHidesNoRegression() {
    Trend trend =
        trend(
            new Nights(0.01)
                .add(20, PUT, 10)
                .add(20, PUT, 15)
                .environment(onCpu("New CPU"))
                .add(1, PUT, 5));

    assertThat(trend.series().get(0).changes()).hasSize(1);
    assertThat(trend.regressions()).hasSize(3);
    assertThat(trend.measured()).isEqualTo(6);
  }

  @Test
  void tellsOfNoRegressionOfARowThatIsNoLongerMeasured() {
    Trend trend =
        trend(new Nights(0.01).add(20, PUT, 10).add(20, PUT, 15).add(Nights.row(RANGE, 2)));

    assertThat(trend.series().get(0).changes()).hasSize(1);
    assertThat(trend.regressions()).isEmpty();
    assertThat(trend.measured()).isEqualTo(3);
  }

  /** Twelve nights, one of them 38 % slower, then nine that are 12.5 % slower for good. */
  @Test
  void anEarlierSpikeHidesNoRegression() {
    for (int spike = 0; spike < 12; spike++) {
      Nights nights =
          new Nights(0.015).add(spike, PUT, 10).add(1, PUT, 10 / 0.62).add(11 - spike, PUT, 10);
      TrendSeries qps = trend(nights.add(9, PUT, 10 / 0.875)).series().get(0);

      assertThat(qps.points()).hasSize(21);
      assertThat(qps.spikes()).extracting(TrendSpike::index).contains(spike);
      TrendChange change = qps.latestConfirmed().orElseThrow();
      assertThat(change.index()).as("spike at %d", spike).isEqualTo(12);
      assertThat(change.changePct()).isCloseTo(-12.5, within(2.0));
      assertThat(change.pointsBefore()).as("spike at %d", spike).isBetween(10, 11);
      assertThat(qps.latestNoisePct()).isLessThan(3);
    }
  }

  @Test
  void aSpikeMakesNoNoiseAndNoLevel() {
    TrendSeries qps =
        trend(new Nights(0.01).add(8, PUT, 10).add(1, PUT, 20).add(8, PUT, 10)).series().get(0);

    assertThat(qps.latestLevel()).isCloseTo(100, within(2.0));
    assertThat(qps.latestNoisePct()).isLessThan(2);
    assertThat(qps.points().get(8).value()).isCloseTo(50, within(2.0));
  }

  @Test
  void leavesOutInvalidRowsAndCountsThem() {
    Finding invalid = new Finding(Finding.Code.LEADER_CHANGED, "m2 took over");
    Trend trend =
        trend(
            new Nights(0.01).add(10, PUT, 10).add(Nights.row(PUT, 100, invalid)).add(10, PUT, 10));

    assertThat(trend.series())
        .allSatisfy(
            series -> {
              assertThat(series.points()).hasSize(20);
              assertThat(series.invalid()).isEqualTo(1);
              assertThat(series.changes()).isEmpty();
            });
  }

  @Test
  void leavesOutQuantilesOfTooFewRequests() {
    TrendSettings settings =
        new TrendSettings(List.of(TrendMetric.byName("latency.p99.9")), List.of(), 0.001, 0.2);
    Nights nights = new Nights(0.01).add(3, PUT, 10);

    assertThat(Trend.of(nights.results(), settings).series().get(0).points()).hasSize(3);
    assertThat(Metrics.LATENCY_P999.leastOk()).isEqualTo(10_000);
  }

  @Test
  void sortsByTimeWhateverTheOrderOfFiles() {
    List<ResultSummary> shuffled =
        new ArrayList<>(new Nights(0.01).add(10, PUT, 10).add(10, PUT, 20).results());
    Collections.reverse(shuffled);
    Trend trend = Trend.of(shuffled, TrendSettings.defaults());

    assertThat(trend.series().get(0).points())
        .isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
    assertThat(trend.regressions()).hasSize(3);
  }

  @Test
  void keepsRowsApartAndChoosesSome() {
    Nights nights = new Nights(0.01);
    for (int i = 0; i < 10; i++) {
      nights.add(Nights.row(PUT, 10), Nights.row(RANGE, 2));
    }
    TrendSettings ranges = rows("RANGE*100");

    assertThat(trend(nights).series()).hasSize(6);
    assertThat(Trend.of(nights.results(), ranges).series())
        .hasSize(3)
        .allMatch(series -> series.row().equals("range linearizable all 100/100"));
    assertThat(Trend.of(nights.results(), rows("put", "range")).series()).hasSize(6);
    assertThatThrownBy(() -> Trend.of(nights.results(), rows("put", "delete")))
        .hasMessage(
            "no row matches 'delete'; there are: put leader 1/1, range linearizable all 100/100");
  }

  private static TrendSettings rows(String... patterns) {
    return new TrendSettings(
        TrendMetric.defaults(), Stream.of(patterns).map(RowPattern::new).toList(), 0.001, 0.2);
  }

  @Test
  void takesNoStepOfAHistogramForAChange() {
    Trend trend = trend(new Nights(0).add(10, PUT, 10).add(10, PUT, 10.01));

    assertThat(trend.series()).allMatch(series -> series.changes().isEmpty());
  }

  @Test
  void knowsNothingOfNoResults() {
    assertThat(Trend.of(List.of(), TrendSettings.defaults()).series()).isEmpty();
  }

  @Test
  void refusesWhatIsNotComplete() {
    ResultSummary one = new Nights(0).add(1, PUT, 1).results().get(0);
    ResultSummary partial =
        new ResultSummary(
            one.id(),
            Status.PARTIAL,
            one.startedAt(),
            one.profile(),
            one.environment(),
            one.scenarios());

    assertThatThrownBy(() -> Trend.of(List.of(partial), TrendSettings.defaults()))
        .hasMessageContaining("PARTIAL");
  }

  @Test
  void refusesMetricsThatATrendCannotBeMadeOf() {
    assertThatThrownBy(() -> TrendMetric.byName("errors"))
        .hasMessageStartingWith("no metric 'errors' that a trend can be made of; there are: qps, ");
    assertThatThrownBy(() -> new TrendSettings(TrendMetric.defaults(), List.of(), 1, 0))
        .hasMessage("p-value must be above 0 and below 1, got: 1.0");
    assertThatThrownBy(
            () -> new TrendSettings(TrendMetric.defaults(), List.of(), 0.001, Double.NaN))
        .hasMessage("min-change must be >= 0, got: NaN");
  }
}
