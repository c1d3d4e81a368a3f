package org.etcdbench.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.etcd.jetcd.api.KeyValue;
import java.util.List;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.workload.Keys;
import org.etcdbench.core.workload.Values;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written before reads are measured, read back by other means. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrefillIT {
  private LocalClusters local;
  private Cluster cluster;
  private RawEtcd raw;

  @BeforeAll
  void openCluster() throws Exception {
    local = EtcdForTests.clusters("prefill");
    cluster = local.open(1, "one");
    raw = new RawEtcd(cluster.endpoints().get(0));
  }

  @AfterAll
  void closeCluster() throws Exception {
    raw.close();
    cluster.close();
    local.close();
  }

  @AfterEach
  void deleteAll() {
    raw.deleteAll();
  }

  @ParameterizedTest
  @CsvSource({
    "1,0",
    "100,0",
    "101,0",
    "10000,0",
    "10000,100",
    "1,300000",
    "100,300000",
    "101,300000",
    "3,1500000"
  })
  void writesExactlyTheseKeysWithTheirValues(int count, int valueSize) throws Exception {
    Data data = new Data(9, valueSize, count, KeyOrder.SEQUENTIAL, 7);
    Keys keys = new Keys("", data);
    Values values = new Values(data);

    cluster.control().prefill(count, keys::key, number -> value(values, number));

    List<KeyValue> pairs = raw.all();
    assertThat(pairs).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(pairs.get(i).getKey()).isEqualTo(ByteString.copyFrom(keys.key(i)));
      assertThat(pairs.get(i).getValue()).isEqualTo(ByteString.copyFrom(value(values, i)));
    }
  }

  private static byte[] value(Values values, long number) {
    byte[] value = new byte[values.lengthBytes()];
    values.write(number, value);
    return value;
  }

  @Test
  void writesNothingIfNothingIsAskedFor() throws Exception {
    cluster.control().prefill(0, number -> new byte[1], number -> new byte[1]);

    assertThat(raw.count()).isZero();
  }

  @Test
  void saysInEtcdsWordsWhyItCannotWrite() {
    assertThatThrownBy(
            () -> cluster.control().prefill(1, number -> new byte[1], n -> new byte[1_700_000]))
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessageStartingWith(
            "cannot write the keys that the reads need through " + cluster.endpoints().get(0).uri())
        .hasMessageContaining("request is too large");
    assertThat(raw.count()).isZero();
  }
}
