package org.etcdbench.core.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.etcdbench.core.Allocations;
import org.etcdbench.core.scenario.Consistency;
import org.etcdbench.core.scenario.Data;
import org.etcdbench.core.scenario.KeyOrder;
import org.etcdbench.core.scenario.Operation;
import org.etcdbench.core.scenario.Scenario;
import org.etcdbench.core.scenario.Scenarios;
import org.junit.jupiter.api.Test;

class WorkloadTest {
  private static final int FILLS = 100_000;

  @Test
  void makesPutsWithKeyAndValue() {
    Request put = new Workload(Scenarios.put(3, 1), "/p/").newRequest();

    assertThat(put.operation()).isEqualTo(Operation.PUT);
    assertThat(put.key()).hasSize(3 + 8);
    assertThat(put.value()).hasSize(64);
    assertThat(put.serializable()).isFalse();
  }

  @Test
  void makesRangesWithoutValue() {
    Request linearizable = request(Consistency.LINEARIZABLE);
    Request serializable = request(Consistency.SERIALIZABLE);

    assertThat(linearizable.operation()).isEqualTo(Operation.RANGE);
    assertThat(linearizable.value()).isEmpty();
    assertThat(linearizable.serializable()).isFalse();
    assertThat(serializable.serializable()).isTrue();
  }

  private static Request request(Consistency consistency) {
    Workload workload = new Workload(Scenarios.range(consistency, Scenarios.DATA), "");
    Request request = workload.newRequest();
    workload.fill(request, 0);
    return request;
  }

  @Test
  void repeatsItselfByteForByteInAnyOrder() {
    Workload workload = new Workload(Scenarios.put(3, 1), "/p/");
    List<String> forwards = new ArrayList<>();
    List<String> backwards = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      forwards.add(bytes(workload, i));
      backwards.add(0, bytes(new Workload(Scenarios.put(7, 3), "/p/"), 99 - i));
    }

    assertThat(backwards).isEqualTo(forwards);
    assertThat(forwards).doesNotHaveDuplicates();
  }

  private static String bytes(Workload workload, long index) {
    Request request = workload.newRequest();
    workload.fill(request, index);
    return new String(request.key(), StandardCharsets.UTF_8)
        + "="
        + HexFormat.of().formatHex(request.value());
  }

  @Test
  void visitsOnlyKeysThatThePrefillHasWritten() {
    Data few = new Data(2, 4, 50, KeyOrder.UNIFORM, 9);
    Workload workload = new Workload(Scenarios.range(Consistency.LINEARIZABLE, few), "/p/");
    List<String> written = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      written.add(new String(workload.keys().key(number), StandardCharsets.UTF_8));
    }

    Request request = workload.newRequest();
    for (int i = 0; i < 1000; i++) {
      workload.fill(request, i);
      assertThat(written).contains(new String(request.key(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void allocatesNothingPerRequest() {
    fillMany(Scenarios.put(3, 1));
    fillMany(Scenarios.range(Consistency.SERIALIZABLE, Scenarios.DATA));
  }

  private static void fillMany(Scenario scenario) {
    Workload workload = new Workload(scenario, "/etcd-bench/x/");
    Request request = workload.newRequest();
    Runnable fills =
        () -> {
          for (int i = 0; i < FILLS; i++) {
            workload.fill(request, i);
          }
        };
    fills.run();

    assertThat(Allocations.bytesOf(fills)).isLessThan(FILLS);
  }
}
