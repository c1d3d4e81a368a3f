package org.etcdbench.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  private static Values values(int valueSizeBytes, long seed) {
    return new Values(new Data(8, valueSizeBytes, 1000, KeyOrder.UNIFORM, seed));
  }

  private static byte[] value(Values values, long index) {
    byte[] value = new byte[values.lengthBytes()];
    values.write(index, value);
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 256, 65_536, 1_500_000})
  void haveTheirSize(int valueSizeBytes) {
    assertThat(value(values(valueSizeBytes, 1), 5)).hasSize(valueSizeBytes);
  }

  @Test
  void areRepeatableAndDifferFromTheirNeighbours() {
    Values values = values(16, 1);
    Values same = values(16, 1);

    for (int i = 0; i < 1000; i++) {
      assertThat(value(values, i)).isEqualTo(value(same, i));
      assertThat(value(values, i)).isNotEqualTo(value(values, i + 1));
    }
    assertThat(value(values(16, 2), 0)).isNotEqualTo(value(values, 0));
  }

  @Test
  void fillTheWholeBuffer() {
    byte[] value = value(values(64, 1), 0);
    int zeros = 0;
    for (byte b : value) {
      zeros += b == 0 ? 1 : 0;
    }

    assertThat(zeros).isLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 4096, 65_536})
  void doNotCompress(int valueSizeBytes) {
    Values values = values(valueSizeBytes, 1);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    for (int i = 0; written.size() < 65_536; i++) {
      written.writeBytes(value(values, i));
    }
    assertThat(deflatedBytes(written.toByteArray())).isGreaterThanOrEqualTo(58_983);
  }

  private static int deflatedBytes(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(plain);
      deflater.finish();
      return deflater.deflate(new byte[plain.length * 2]);
    } finally {
      deflater.end();
    }
  }
}
