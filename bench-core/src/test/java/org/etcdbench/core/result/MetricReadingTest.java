package org.etcdbench.core.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.etcdbench.core.result.MetricReading.Bucket;
import org.etcdbench.core.result.MetricReading.Counter;
import org.etcdbench.core.result.MetricReading.Gauge;
import org.etcdbench.core.result.MetricReading.Histogram;
import org.etcdbench.core.result.MetricReading.Quantile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricReadingTest {
  private static final Histogram FSYNC =
      new Histogram(
          200,
          0.5,
          List.of(new Bucket(0.001, 100), new Bucket(0.002, 180), new Bucket(0.004, 198)));

  /** The values are those of Prometheus' histogram_quantile over the same buckets. */
  @ParameterizedTest
  @CsvSource({
    "0.25, 0.0005, 0, 0.001",
    "0.5, 0.001, 0, 0.001",
    "0.6, 0.00125, 0.001, 0.002",
    "0.9, 0.002, 0.001, 0.002",
    "0.95, 0.0031111, 0.002, 0.004",
  })
  void interpolatesWithinTheBucket(double q, double value, double atLeast, double atMost) {
    Quantile quantile = FSYNC.quantile(q).orElseThrow();

    assertThat(quantile.value()).isCloseTo(value, within(1e-7));
    assertThat(quantile.atLeast()).isEqualTo(atLeast);
    assertThat(quantile.atMost()).isEqualTo(atMost);
    assertThat(quantile.lowerLimitOnly()).isFalse();
  }

  @Test
  void knowsOnlyALowerLimitAboveTheLastBound() {
    Quantile quantile = FSYNC.quantile(0.999).orElseThrow();

    assertThat(quantile.lowerLimitOnly()).isTrue();
    assertThat(quantile.value()).isEqualTo(0.004);
  }

  @Test
  void beginsAnEmptyFirstBucketsSuccessorAtItsBound() {
    Histogram histogram = new Histogram(4, 1, List.of(new Bucket(0.2, 0), new Bucket(0.4, 4)));

    assertThat(histogram.quantile(0.5).orElseThrow().value()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void hasNoMeanAndNoQuantileOfNothing() {
    Histogram nothing = new Histogram(0, 0, List.of(new Bucket(0.001, 0)));

    assertThat(nothing.mean()).isEmpty();
    assertThat(nothing.quantile(0.99)).isEmpty();
    assertThat(new Histogram(3, 1, List.of()).quantile(0.5)).isEmpty();
  }

  @Test
  void hasTheExactMean() {
    assertThat(FSYNC.mean()).hasValue(0.0025);
  }

  @Test
  void refusesQuantilesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FSYNC.quantile(0))
        .withMessage("q must be > 0 and <= 1, got: 0.0");
  }

  @Test
  void refusesCountsThatShrink() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Histogram(9, 1, List.of(new Bucket(1, 5), new Bucket(2, 4))))
        .withMessageContaining("must grow up to 9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Histogram(3, 1, List.of(new Bucket(1, 5))))
        .withMessageContaining("must grow up to 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Histogram(5, 1, List.of(new Bucket(2, 4), new Bucket(2, 5))))
        .withMessageContaining("must grow up to 5");
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Counter(-1))
        .withMessage("increase must be >= 0 and finite, got: -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gauge(1, 3, 1, 2, 1.5))
        .withMessageContaining("within min..max");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gauge(1, 1, 1, 1, Double.NaN))
        .withMessageContaining("within min..max");
  }
}
