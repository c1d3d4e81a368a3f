package org.etcdbench.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KiB",
    "1572864,1.5 MiB",
    "2147483648,2.0 GiB",
    "-2048,-2.0 KiB"
  })
  void writesTheLargestUnitThatFits(long bytes, String text) {
    assertThat(ByteSizes.format(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "17,17", "17B,17", "64KiB,65536", "512 MiB,536870912", "2GiB,2147483648"})
  void readsNumbersWithAndWithoutUnits(String text, long bytes) {
    assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1MB", "1.5GiB", "-1", "1 TiB"})
  void refusesWhatIsNoNumberOfBytes(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteSizes.parse(text))
        .withMessage(
            "must be a number of bytes like 256, 64KiB, 512MiB or 2GiB, got: '" + text + "'");
  }
}
