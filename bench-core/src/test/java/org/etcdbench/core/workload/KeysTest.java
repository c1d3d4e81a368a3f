package org.etcdbench.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  private static Data data(int keySizeBytes, long keySpace, KeyOrder order, long seed) {
    return new Data(keySizeBytes, 0, keySpace, order, seed);
  }

  private static Keys keys(String prefix, int keySizeBytes, long keySpace) {
    return new Keys(prefix, data(keySizeBytes, keySpace, KeyOrder.SEQUENTIAL, 1));
  }

  private static String text(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"'', 1, 10", "'', 2, 1000", "/etcd-bench/x/, 3, 1000", "ä/, 16, 500", "'', 300, 7"})
  void haveTheirSizeAndTheirOrderAndAreAllDistinct(String prefix, int keySizeBytes, int keySpace) {
    Keys keys = keys(prefix, keySizeBytes, keySpace);
    int prefixBytes = prefix.getBytes(StandardCharsets.UTF_8).length;
    Set<String> distinct = new HashSet<>();
    byte[] last = {};

    for (int number = 0; number < keySpace; number++) {
      byte[] key = keys.key(number);
      assertThat(key).hasSize(prefixBytes + keySizeBytes);
      assertThat(text(key)).startsWith(prefix);
      assertThat(Arrays.compareUnsigned(last, key)).isNegative();
      distinct.add(text(key));
      last = key;
    }

    assertThat(distinct).hasSize(keySpace);
    assertThat(keys.lengthBytes()).isEqualTo(prefixBytes + keySizeBytes);
  }

  @ParameterizedTest
  @CsvSource({
    "8, 100000, 42, 00000042",
    "2, 100, 99, 99",
    "2, 101, 99, 1b",
    "2, 1000, 999, G7",
    "2, 3844, 3843, zz",
    "11, 9223372036854775807, 9223372036854775806, AzL8n0Y58m6",
    "19, 9223372036854775807, 9223372036854775806, 9223372036854775806"
  })
  void areDecimalWhereThatFitsAndDenserWhereNot(
      int keySizeBytes, long keySpace, long number, String key) {
    assertThat(text(keys("", keySizeBytes, keySpace).key(number))).isEqualTo(key);
  }

  @Test
  void areVisitedInTurn() {
    Keys keys = keys("", 2, 3);

    assertThat(LongStream.range(0, 7).map(keys::numberFor))
        .containsExactly(0L, 1L, 2L, 0L, 1L, 2L, 0L);
  }

  @Test
  void areVisitedUniformly() {
    int cells = 100;
    int draws = 100_000;
    Keys keys = new Keys("", data(8, cells, KeyOrder.UNIFORM, 7));
    long[] counts = new long[cells];
    for (int i = 0; i < draws; i++) {
      counts[(int) keys.numberFor(i)]++;
    }

    double expected = (double) draws / cells;
    double chiSquare =
        Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();

    // quantiles of chi-square by Wilson and Hilferty: normal 3.09 is 0.1 % on either side
    assertThat(chiSquare).isBetween(quantile(cells - 1, -3.09), quantile(cells - 1, 3.09));
  }

  private static double quantile(int degrees, double normal) {
    double ninth = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - ninth + normal * Math.sqrt(ninth), 3);
  }

  @Test
  void areVisitedInAnOrderThatIsAFunctionOfTheSeed() {
    List<Long> order = order(1);

    assertThat(order(1)).isEqualTo(order);
    assertThat(order(2)).isNotEqualTo(order);
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
  }

  private static List<Long> order(long seed) {
    Keys keys = new Keys("", data(8, 100_000, KeyOrder.UNIFORM, seed));
    return LongStream.range(0, 100).map(keys::numberFor).boxed().toList();
  }

  @Test
  void areNeverOutsideOfTheKeySpaceHoweverLarge() {
    Keys keys = new Keys("", data(19, Long.MAX_VALUE, KeyOrder.UNIFORM, 3));

    assertThat(LongStream.range(0, 10_000).map(keys::numberFor))
        .allSatisfy(number -> assertThat(number).isBetween(0L, Long.MAX_VALUE - 1))
        .doesNotHaveDuplicates();
  }
}
