package org.etcdbench.core.observe.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that members wrote after five puts and five ranges, with the lines left that matter. */
class RealPagesTest {
  private static final String APPLY = "etcd_server_apply_duration_seconds{op=Put,success=true}";

  private static String text(String version) throws IOException {
    String name = "etcd-" + version + ".txt";
    try (InputStream in = RealPagesTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Sample> samples(String page) throws PageFormatException {
    List<Sample> samples = new ArrayList<>();
    TextFormat.read(page, (name, zero) -> true, samples::add);
    return samples;
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void readsEveryLineAndBackWhatItWrites(String version) throws Exception {
    String page = text(version);
    List<Sample> samples = samples(page);

    assertThat(samples).hasSize((int) page.lines().filter(l -> !l.startsWith("#")).count());
    assertThat(samples(samples.stream().map(s -> s.line() + "\n").collect(Collectors.joining())))
        .isEqualTo(samples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void findsWhatBothVersionsCount(String version) throws Exception {
    Page page = Page.read(text(version));

    assertThat(page.counters())
        .containsEntry("etcd_mvcc_put_total", 5.0)
        .containsEntry("grpc_server_handled_total{grpc_code=OK,grpc_method=Put}", 5.0)
        .containsEntry("grpc_server_handled_total{grpc_code=OK,grpc_method=Range}", 5.0)
        .containsKeys("process_cpu_seconds_total", "etcd_server_proposals_committed_total")
        // of what never happened there is nothing
        .doesNotContainKey("grpc_server_handled_total{grpc_code=Aborted,grpc_method=Range}");
    assertThat(page.gauges())
        .containsEntry("etcd_server_is_leader", 1.0)
        .containsEntry("etcd_server_has_leader", 1.0)
        .containsKey(Page.UNAPPLIED);
    Page.Histogram syncs = page.histograms().get("etcd_disk_wal_fsync_duration_seconds");
    assertThat(syncs.count()).isPositive();
    assertThat(syncs.sum()).isPositive();
    assertThat(syncs.buckets()).hasSize(15).containsEntry(Double.POSITIVE_INFINITY, syncs.count());
  }

  @Test
  void tellsTheVersionsApartByWhatOnlyTheNewerHas() throws Exception {
    assertThat(Page.read(text("3.4")).histograms()).doesNotContainKey(APPLY);
    assertThat(Page.read(text("3.5")).histograms().get(APPLY).count()).isEqualTo(5);
  }
}
