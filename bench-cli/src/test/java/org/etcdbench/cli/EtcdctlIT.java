package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.binary.EtcdctlForTests;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.time.Time;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our tables beside those that etcdctl prints of the same members. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class EtcdctlIT {
  @TempDir(factory = EtcdForTests.TempDirs.class)
  private Path workRoot;

  private String endpoints = "";

  @ParameterizedTest
  @ValueSource(strings = {"3.4", "3.5"})
  void printsTheCellsThatEtcdctlPrints(String version) throws Exception {
    Path etcdctl = EtcdctlForTests.find();
    try (LocalClusters clusters =
            LocalClusters.prepare(
                EtcdForTests.settings(EtcdForTests.version(version), workRoot), Time.SYSTEM);
        Cluster cluster = clusters.open(3, "tables");
        RawEtcd raw = new RawEtcd(cluster.endpoints().get(0))) {
      for (int i = 0; i < 20; i++) {
        raw.put("key" + i, "x".repeat(100_000));
      }
      endpoints =
          cluster.endpoints().stream()
              .map(endpoint -> endpoint.uri().toString())
              .collect(Collectors.joining(","));

      // puts are committed a while after they are answered, and sizes grow until then; not after
      // this
      ours("defrag", "--allow-defrag");
      same("status", cells(ours("status")), cells(theirs(etcdctl, "endpoint", "status")));
      same("members", cells(ours("members")), cells(theirs(etcdctl, "member", "list")));
      same("hashkv", cells(ours("hashkv")), cells(theirs(etcdctl, "endpoint", "hashkv")));
      same(
          "health",
          without("TOOK", cells(ours("health"))),
          without("TOOK", cells(theirs(etcdctl, "endpoint", "health"))));
      // without the one column that is ours, also the lines between the cells
      assertThat(ours("members")).isEqualTo(theirs(etcdctl, "member", "list"));
      sayTheSameOfAnAlarm(raw, etcdctl);
    }
  }

  private void sayTheSameOfAnAlarm(RawEtcd raw, Path etcdctl) throws Exception {
    raw.raiseNoSpace();
    String ours = simple("status", ExitCode.FAILED);
    List<String> theirs = run(etcdctl, "simple", "endpoint", "status").lines().toList();
    assertThat(ours.lines().map(line -> line.replaceFirst(", \\S+ [kM]?B, (true|false)", ", $1")))
        .containsExactlyElementsOf(theirs);
    assertThat(ours).contains("alarm:NOSPACE");
    raw.clearNoSpace();
  }

  private String simple(String command, int code) {
    return CliRun.runBare("cluster", command, "--endpoints", endpoints, "-w", "simple")
        .endsWith(code)
        .out();
  }

  private String ours(String command, String... options) {
    List<String> all = new ArrayList<>(List.of("cluster", command, "--endpoints", endpoints));
    all.addAll(List.of(options));
    return CliRun.runBare(all.toArray(String[]::new)).endsWith(ExitCode.OK).out();
  }

  private String theirs(Path etcdctl, String... command) throws Exception {
    return run(etcdctl, "table", command);
  }

  private String run(Path etcdctl, String format, String... command) throws Exception {
    List<String> all = new ArrayList<>(List.of(etcdctl.toString()));
    all.addAll(List.of("--endpoints=" + endpoints, "-w", format));
    all.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCDCTL_"));
    builder.environment().put("ETCDCTL_API", "3");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out;
  }

  /** Ours may have more columns, but must have theirs, in their order. */
  private static void same(
      String command, List<Map<String, String>> ours, List<Map<String, String>> theirs) {
    List<String> columns = List.copyOf(theirs.get(0).keySet());
    List<Map<String, String>> shared =
        ours.stream()
            .map(row -> row.entrySet().stream().filter(cell -> columns.contains(cell.getKey())))
            .map(EtcdctlIT::collect)
            .toList();
    assertThat(theirs).as(command).hasSize(3);
    assertThat(shared).as(command).isEqualTo(theirs);
    assertThat(shared.get(0).keySet()).as(command).containsExactlyElementsOf(columns);
  }

  private static Map<String, String> collect(Stream<Map.Entry<String, String>> cells) {
    Map<String, String> row = new LinkedHashMap<>();
    cells.forEach(cell -> row.put(cell.getKey(), cell.getValue()));
    return row;
  }

  /** etcdctl 3.4 shows the first endpoint's health twice, so rows are told by their cells. */
  private static List<Map<String, String>> without(String column, List<Map<String, String>> rows) {
    rows.forEach(row -> row.remove(column));
    return rows.stream().distinct().sorted((a, b) -> key(a).compareTo(key(b))).toList();
  }

  private static String key(Map<String, String> row) {
    return String.valueOf(row.get("ENDPOINT"));
  }

  private static List<Map<String, String>> cells(String table) {
    List<List<String>> lines =
        table.lines().filter(line -> line.startsWith("|")).map(EtcdctlIT::split).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> split(String line) {
    return Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }
}
