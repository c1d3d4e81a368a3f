package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamTableTest {
  private final StreamTable table = new StreamTable();

  @Test
  void countsInOddNumbers() {
    assertThat(table.add(RecordedCall.range())).isEqualTo(1);
    assertThat(table.add(RecordedCall.range())).isEqualTo(3);
    assertThat(table.idle(3)).isFalse();
    assertThat(table.idle(5)).isTrue();
    assertThat(table.idle(2)).isTrue();
  }

  @Test
  void findsWhatIsOpenAndNothingElse() {
    SplittableRandom random = new SplittableRandom(3);
    Map<Integer, UnaryCall> open = new HashMap<>();
    int newest = -1;
    for (int i = 0; i < 5_000; i++) {
      if (open.isEmpty() || random.nextInt(5) < 3) {
        RecordedCall call = RecordedCall.range();
        newest = table.add(call);
        open.put(newest, call);
      } else {
        List<Integer> ids = new ArrayList<>(open.keySet());
        int id = ids.get(random.nextInt(ids.size()));
        open.remove(id);
        table.remove(id);
      }
      if (i % 50 == 0) {
        for (int id = -1; id < newest + 10; id++) {
          assertThat(table.get(id)).isSameAs(open.get(id));
        }
      }
      assertThat(table.open()).isEqualTo(open.size());
    }
  }

  @Test
  void visitsOpenStreamsAboveANumberEvenWhileTheyAreRemoved() {
    List<UnaryCall> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      calls.add(RecordedCall.range());
      calls.get(i).streamId = table.add(calls.get(i));
    }
    table.remove(35);
    List<Integer> visited = new ArrayList<>();
    table.forEachAbove(
        31,
        call -> {
          visited.add(call.streamId);
          table.remove(call.streamId);
        });

    assertThat(visited).startsWith(33, 37, 39).doesNotContain(35).endsWith(79);
    assertThat(table.open()).isEqualTo(16);
    table.forEachAbove(Integer.MAX_VALUE, call -> visited.add(-1));
    assertThat(visited).doesNotContain(-1);
  }
}
