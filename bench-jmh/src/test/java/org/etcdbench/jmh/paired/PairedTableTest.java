package org.etcdbench.jmh.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.etcdbench.jmh.Asked;
import org.junit.jupiter.api.Test;

/** What is made of samples. */
class PairedTableTest {
  private static final Cell PUT = Cell.of(Asked.PUT, 1, 1);

  private static Sample sample(double perSec, double cpuNs) {
    return new Sample(perSec, cpuNs, 150_000, 1e9 / perSec, 1);
  }

  private static Samples samples() {
    Samples samples = new Samples();
    // the machine halves its speed in the second round: the ratio does not care
    samples.add(PUT, "lean", sample(1000, 50_000));
    samples.add(PUT, "h2load", sample(800, 40_000));
    samples.add(PUT, "lean", sample(500, 100_000));
    samples.add(PUT, "h2load", sample(400, 80_000));
    samples.add(PUT, "lean", sample(900, 55_000));
    samples.add(PUT, "h2load", sample(900, 44_000));
    return samples;
  }

  @Test
  void dividesWithinARoundBeforeItTakesTheMedian() {
    Samples samples = samples();

    assertThat(samples.median(PUT, "lean", Sample::okPerSec)).isEqualTo(900);
    assertThat(samples.medianRatio(PUT, "lean", "h2load", Sample::okPerSec))
        .isCloseTo(1.25, within(1e-9));
    assertThat(samples.medianRatio(PUT, "lean", "go", Sample::okPerSec)).isNaN();
  }

  @Test
  void writesTheSameTableAsTextAndAsMarkdown() {
    Grid grid = new PairedTable(samples(), List.of("lean", "h2load")).grid(List.of(PUT));

    assertThat(grid.text())
        .isEqualTo(
            """
            cell     client  qps  /h2load  client CPU us  /h2load  mean ms  /h2load  members CPU us  failed
            put 1/1  lean    900     1.25           55.0     1.25    1.111     0.80           150.0       3
            put 1/1  h2load  800     1.00           44.0     1.00    1.250     1.00           150.0       3
            """);
    assertThat(grid.markdown())
        .isEqualTo(
            """
            | cell | client | qps | /h2load | client CPU us | /h2load | mean ms | /h2load | members CPU us | failed |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | put 1/1 | lean | 900 | 1.25 | 55.0 | 1.25 | 1.111 | 0.80 | 150.0 | 3 |
            | put 1/1 | h2load | 800 | 1.00 | 44.0 | 1.00 | 1.250 | 1.00 | 150.0 | 3 |
            """);
  }

  private static List<DriverPeer.Iteration> windows(double... cpuNs) {
    return IntStream.range(0, cpuNs.length)
        .mapToObj(i -> new DriverPeer.Iteration(100, sample(400, cpuNs[i])))
        .toList();
  }

  private static double[] falling(int high, int total) {
    return IntStream.range(0, total).mapToDouble(i -> i < high ? 90_000 : 30_000).toArray();
  }

  @Test
  void isSteadyFromTheFirstSecondWhoseCpuStaysNearTheFinalOne() {
    // a second with one of four windows at three times the final CPU is 50 % off
    assertThat(Steadiness.of(windows(falling(8, 40)))).contains(new Steadiness(2, 800, 30_000));
    assertThat(Steadiness.of(windows(falling(0, 40)))).contains(new Steadiness(0, 0, 30_000));
  }

  @Test
  void isNotSteadyIfItsLastQuarterIsNot() {
    Stream<Double> alternating =
        IntStream.range(0, 40).mapToObj(i -> i / 4 % 2 == 0 ? 30_000.0 : 90_000.0);

    assertThat(Steadiness.of(windows(alternating.mapToDouble(Double::doubleValue).toArray())))
        .isEqualTo(Optional.empty());
  }
}
