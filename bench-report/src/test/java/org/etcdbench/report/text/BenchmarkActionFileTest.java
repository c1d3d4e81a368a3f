package org.etcdbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.etcdbench.report.text.BenchmarkActionFile.Entry;
import org.junit.jupiter.api.Test;

class BenchmarkActionFileTest {

  @Test
  void leavesOutWhatIsUnknown() throws IOException {
    StringBuilder text = new StringBuilder();
    new BenchmarkActionFile(
            List.of(
                new Entry("put \"x\"", "ops/s", 6074.5, "\u00b1 297.6", "5 runs"),
                new Entry("range", "ms", 1, null, null)))
        .write(text);

    assertThat(text)
        .hasToString(
            """
            [
              {
                "name": "put \\"x\\"",
                "unit": "ops/s",
                "value": 6074.5,
                "range": "\u00b1 297.6",
                "extra": "5 runs"
              },
              {
                "name": "range",
                "unit": "ms",
                "value": 1.0
              }
            ]
            """);
  }

  @Test
  void refusesWhatJsonCannotHold() {
    assertThatThrownBy(() -> new Entry("put", "ms", Double.NaN, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite, got: NaN");
  }
}
