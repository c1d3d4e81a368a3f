package org.etcdbench.report.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.result.member.ActiveAlarm;
import org.etcdbench.core.result.member.DataHashes;
import org.etcdbench.core.result.member.DefragReport;
import org.etcdbench.core.result.member.DefragStep;
import org.etcdbench.core.result.member.DefragStep.Outcome;
import org.etcdbench.core.result.member.MemberEntry;
import org.etcdbench.core.result.member.MemberHash;
import org.etcdbench.core.result.member.MemberHealth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each listing in each format, as a file that people can look at. */
class OperatorTablesTest {
  private static final String ONE = "http://10.0.0.1:2379";
  private static final String TWO = "http://10.0.0.2:2379";
  private static final String THREE = "https://etcd-3.example.org:2379";
  private static final String REFUSED = "unavailable: Connection refused";

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restoreTheLocale() {
    Locale.setDefault(before);
  }

  private record Sample(String name, Listing<?> listing) {}

  private static List<Sample> samples() {
    return List.of(
        new Sample("status", OperatorTables.status(statuses())),
        new Sample("health", OperatorTables.health(health())),
        new Sample("members", OperatorTables.members(members())),
        new Sample(
            "up",
            OperatorTables.up(
                "default", List.of(ONE, TWO), Map.of("user", "root"), members().subList(0, 1))),
        new Sample("hashkv-equal", OperatorTables.hashes(hashes(3_735_928_559L))),
        new Sample("hashkv-different", OperatorTables.hashes(hashes(1L))),
        new Sample("hashkv-unknown", OperatorTables.hashes(oneSilent())),
        new Sample("alarms", OperatorTables.alarms(alarms(), false)),
        new Sample("alarms-disarmed", OperatorTables.alarms(alarms(), true)),
        new Sample("alarms-none", OperatorTables.alarms(List.of(), false)),
        new Sample("defrag", OperatorTables.defrag(defrag(""))),
        new Sample("defrag-stopped", OperatorTables.defrag(stopped())));
  }

  private static List<MemberStatus> statuses() {
    return List.of(
        status(ONE, "ac7c97ef0ec193b0", true, 8_589_934_592L, List.of()),
        status(TWO, "39290f3d19f30377", false, 20_480, List.of("etcdserver: no leader", "other")),
        new MemberStatus(
            "m3",
            THREE,
            "",
            "",
            false,
            false,
            0,
            0,
            0,
            0,
            0,
            List.of("it demands, a certificate")));
  }

  private static MemberStatus status(
      String url, String id, boolean leader, long size, List<String> errors) {
    return new MemberStatus(
        "m", url, id, "3.5.16", leader, !leader, 12, 1_234_567, 1_234_566, size, 12_288, errors);
  }

  private static List<MemberHealth> health() {
    return List.of(
        new MemberHealth(ONE, true, 1_251_933, ""),
        new MemberHealth(TWO, false, 5_000_650_083L, REFUSED));
  }

  private static List<MemberEntry> members() {
    return List.of(
        new MemberEntry(
            "ac7c97ef0ec193b0", "m1", List.of("http://10.0.0.1:2380"), List.of(ONE, TWO), false),
        new MemberEntry("1f", "", List.of("http://10.0.0.2:2380"), List.of(), true));
  }

  private static DataHashes hashes(long second) {
    return new DataHashes(
        42L,
        List.of(
            new MemberHash(ONE, 3_735_928_559L, 40L, ""), new MemberHash(TWO, second, 40L, "")));
  }

  private static DataHashes oneSilent() {
    return new DataHashes(
        42L,
        List.of(
            new MemberHash(ONE, 3_735_928_559L, null, ""),
            new MemberHash(TWO, null, null, REFUSED)));
  }

  private static List<ActiveAlarm> alarms() {
    return List.of(
        new ActiveAlarm("ac7c97ef0ec193b0", "NOSPACE"), new ActiveAlarm("1f", "CORRUPT"));
  }

  private static DefragReport defrag(String trouble) {
    return new DefragReport(
        List.of(
            new DefragStep(
                TWO, Outcome.DONE, false, 8_589_934_592L, 20_480L, 61_250_000_000L, 60_000L, ""),
            new DefragStep(ONE, Outcome.DONE, true, 20_480L, 20_480L, 9_405_413L, null, "")),
        trouble);
  }

  private static DefragReport stopped() {
    return new DefragReport(
        List.of(
            new DefragStep(TWO, Outcome.FAILED, false, 20_480L, null, 1_000_000L, null, REFUSED),
            DefragStep.notDone(ONE, "stopped before it")),
        TWO + " failed: " + REFUSED);
  }

  static Stream<Arguments> goldens() {
    return samples().stream()
        .flatMap(
            sample ->
                Arrays.stream(OperatorFormat.values())
                    .flatMap(
                        format ->
                            Stream.of("en-US", "ar-EG")
                                .map(locale -> Arguments.of(sample.name(), format, locale))));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void looksTheSameEverywhere(String name, OperatorFormat format, String locale)
      throws IOException {
    Locale.setDefault(Locale.forLanguageTag(locale));
    Sample sample = samples().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();

    assertThat(text(sample.listing(), format)).isEqualTo(golden(name + "." + format.label()));
  }

  @Test
  void saysThatMembersAreUnhealthyThoughAllIsDone() throws IOException {
    assertThat(text(OperatorTables.defrag(defrag("x is not healthy")), OperatorFormat.TABLE))
        .endsWith("all done, but now x is not healthy\n");
  }

  @Test
  void saysThatCompactionsDiffer() throws IOException {
    DataHashes hashes =
        new DataHashes(
            42L, List.of(new MemberHash(ONE, 1L, 40L, ""), new MemberHash(TWO, 1L, 41L, "")));

    assertThat(text(OperatorTables.hashes(hashes), OperatorFormat.SIMPLE))
        .endsWith("unknown: members compacted up to different revisions; try again\n");
  }

  @Test
  void knowsItsFormatsByName() {
    assertThat(OperatorFormat.parse("json")).isEqualTo(OperatorFormat.JSON);
    assertThatThrownBy(() -> OperatorFormat.parse("xml"))
        .hasMessage("must be one of table, json, simple, got: 'xml'");
  }

  private static String text(Listing<?> listing, OperatorFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    listing.write(format, out);
    return out.toString();
  }

  private static String golden(String file) throws IOException {
    try (InputStream in = OperatorTablesTest.class.getResourceAsStream(file)) {
      assertThat(in).as("golden file %s", file).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
