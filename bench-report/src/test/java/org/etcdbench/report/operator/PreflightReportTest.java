package org.etcdbench.report.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreflightReportTest {
  private static final int COLUMNS = 120;

  private static final Check PASSED =
      new Check(
          Topic.HEALTH,
          "m1",
          Verdict.PASS,
          "answered in 1.50 ms",
          "linearizable read, no alarm",
          "etcdctl endpoint health");

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  private static PreflightReport unfit() {
    return new PreflightReport(
        List.of(
            PASSED,
            new Check(
                Topic.HEALTH,
                "etcd-2.a-rather-long-name.example.org:2379",
                Verdict.FAIL,
                "no answer within 5 s from https://etcd-2.a-rather-long-name.example.org:2379;"
                    + " nothing else was asked of it",
                "linearizable read, no alarm",
                "etcdctl endpoint health"),
            new Check(
                Topic.WAL_FSYNC,
                "m1",
                Verdict.WARN,
                "p99 about 12.00 ms (between 8.00 ms and 16.00 ms) of 10000 syncs since it started"
                    + " 3 h ago",
                "p99 < 10 ms",
                "etcd FAQ: 'failed to send out heartbeat on time'"),
            new Check(
                Topic.FSYNC,
                "generator",
                Verdict.UNKNOWN,
                "not measured: name a directory on etcd's disk with --dir",
                "p99 < 10 ms",
                "etcd FAQ: 'failed to send out heartbeat on time'")));
  }

  static Stream<Arguments> goldens() {
    return Stream.of("en", "tr-TR", "ar-EG-u-nu-arab")
        .flatMap(
            locale ->
                Stream.of(OperatorFormat.values()).map(format -> Arguments.of(locale, format)));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void looksTheSameInEveryLocale(String locale, OperatorFormat format) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));

    assertThat(text(unfit(), format)).isEqualTo(golden("preflight." + format.label()));
  }

  @Test
  void keepsTo120Columns() throws IOException {
    assertThat(text(unfit(), OperatorFormat.TABLE).lines())
        .allMatch(line -> line.length() <= COLUMNS);
  }

  @Test
  void isFitAsLongAsNothingFails() throws IOException {
    PreflightReport warned =
        new PreflightReport(List.of(PASSED, unfit().checks().get(2), unfit().checks().get(3)));

    assertThat(warned.fit()).isTrue();
    assertThat(text(warned, OperatorFormat.TABLE))
        .endsWith("\nfit to be measured: 1 PASS, 1 WARN, 1 UNKNOWN\n");
    assertThat(unfit().fit()).isFalse();
  }

  @Test
  void cutsWordsThatAreWiderThanTheirColumn() {
    assertThat(WrappedTable.wrap("to /a/very/long/path it", 8))
        .containsExactly("to", "/a/very/", "long/pat", "h it");
    assertThat(WrappedTable.wrap("exactly8 is eight", 8)).containsExactly("exactly8", "is eight");
    assertThat(WrappedTable.wrap("", 8)).containsExactly("");
  }

  private static String text(PreflightReport report, OperatorFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    report.write(format, out);
    return out.toString();
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = PreflightReportTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s", file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
