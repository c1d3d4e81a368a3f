package org.etcdbench.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhTableTest {

  @Test
  void printsWhatARowHasNotAsJmhDoes() throws IOException {
    StringBuilder table = new StringBuilder();
    new JmhTable(
            List.of(
                new JmhTable.Row("etcd.put", Map.of("conns", "1"), "thrpt", 2, 612.3, NaN, "ops/s"),
                new JmhTable.Row(
                    "etcd.range",
                    Map.of("conns", "1", "consistency", "serializable"),
                    "thrpt",
                    6,
                    0,
                    12,
                    "ops/s"),
                new JmhTable.Row("etcd.range", Map.of(), "thrpt", 1, 0.0004, 0.00001, "ops/s"),
                new JmhTable.Row("etcd.range", Map.of(), "thrpt", 3, 7, 0.00001, "ops/s")))
        .write(table);

    assertThat(table.toString())
        .isEqualTo(
            """
            Benchmark   (conns)  (consistency)   Mode  Cnt    Score    Error  Units
            etcd.put          1            N/A  thrpt    2  612.300           ops/s
            etcd.range        1   serializable  thrpt    6      \u2248 0           ops/s
            etcd.range      N/A            N/A  thrpt        \u2248 10\u207b\u00b3           ops/s
            etcd.range      N/A            N/A  thrpt    3    7.000 \u00b1  0.001  ops/s
            """);
  }

  private static final double NaN = Double.NaN;
}
