package org.etcdbench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.BenchResult.ProfileSource;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ImportedRow;
import org.etcdbench.core.result.ResultSamples;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.Verdict;
import org.junit.jupiter.api.Test;

class AgainTest {
  private static final String PROFILE = "name: quick\n";

  @Test
  void pinsVersionAndDriverOfLocalMembers() {
    Again again = of("local members on loopback", "found on the PATH", "members=3", "runs=3");

    assertThat(again.command())
        .isEqualTo(
            "./etcd-bench run quick.yaml --etcd-version 3.6.4 --driver lean -p members=3 -p runs=3");
    assertThat(again.remarks())
        .singleElement()
        .asString()
        .startsWith("Save the profile below as quick.yaml first.");
  }

  @Test
  void keepsADriverThatTheCommandLineNamed() {
    assertThat(of("local members on loopback", "found on the PATH", "driver=lean").command())
        .endsWith(" --etcd-version 3.6.4 -p driver=lean");
  }

  @Test
  void securesMembersAsTheyWere() {
    String cluster = "local members on loopback, TLS with client certificates, users and passwords";

    assertThat(of(cluster, "found on the PATH").command())
        .contains(" --etcd-version 3.6.4 --tls --auth --driver lean");
  }

  @Test
  void saysThatThePathOfABinaryIsNotKept() {
    Again again = of("local members on loopback", "named by --etcd");

    assertThat(again.command()).doesNotContain("--etcd");
    assertThat(again.remarks())
        .contains("The etcd binary was named by --etcd; its path is not kept, so give --etcd.");
  }

  @Test
  void namesTheImageOfContainers() {
    Again again =
        of(
            "containers of Docker 27.3.1, ports published on loopback",
            "image quay.io/coreos/etcd:v3.5.21, sha256:abc",
            "runs=3",
            "members=3,7");

    assertThat(again.command())
        .isEqualTo(
            "./etcd-bench run quick.yaml --cluster docker:3,7 --image quay.io/coreos/etcd:v3.5.21"
                + " --driver lean -p runs=3");
  }

  @Test
  void leavesTheSizeOfExistingMembersToThem() {
    Again again =
        of(
            "existing members at https://a:2379, https://b:2379, whose certificates were not"
                + " checked",
            "",
            "members=2",
            "runs=3");

    assertThat(again.command())
        .isEqualTo(
            "./etcd-bench run quick.yaml --endpoints https://a:2379,https://b:2379"
                + " --insecure-skip-tls-verify --driver lean -p runs=3");
    assertThat(again.remarks()).anyMatch(remark -> remark.contains("--password-file"));
  }

  @Test
  void asksForNoMembersWhereThereWereNone() {
    assertThat(of("no members: requests end in the generator", "").command())
        .isEqualTo("./etcd-bench run quick.yaml --driver lean");
  }

  @Test
  void importsAgainWhatWasImported() {
    ImportedRow row =
        new ImportedRow(
            "put.txt, line 9",
            Set.of(),
            new ImportedFigures(null, 1443.0, null, null, 4.5e6, null, null, Map.of(), 0));
    BenchResult result =
        result(
            new ProfileSource("tables/by hand.md, put.txt", "| qps |", List.of("members=3")),
            "",
            "",
            List.of(ScenarioResult.of(ResultSamples.put(3), row, new Verdict(List.of()))));
    Again again = Again.of(result);

    assertThat(again.command())
        .isEqualTo("./etcd-bench import 'tables/by hand.md' put.txt -p members=3");
    assertThat(again.remarks()).noneMatch(remark -> remark.contains("profile"));
  }

  @Test
  void aHostileNameIsOneWordOfTheShell() {
    BenchResult result =
        result(
            new ProfileSource("-x'; rm y", PROFILE, List.of("a=$(b)")),
            "local members",
            "",
            rows());

    assertThat(Again.of(result).command())
        .startsWith("./etcd-bench run './-x'\\''; rm y.yaml' ")
        .endsWith(" -p 'a=$(b)'");
  }

  private static List<ScenarioResult> rows() {
    return ResultSamples.twoSizes().scenarios();
  }

  private static Again of(String cluster, String origin, String... overrides) {
    return Again.of(
        result(new ProfileSource("quick", PROFILE, List.of(overrides)), cluster, origin, rows()));
  }

  private static BenchResult result(
      ProfileSource profile, String cluster, String origin, List<ScenarioResult> rows) {
    BenchResult of = new ResultSamples().build();
    Environment one = of.environment();
    Environment environment =
        new Environment(
            one.toolVersion(),
            one.driver(),
            one.driverDetail(),
            cluster,
            one.etcdVersion(),
            origin,
            one.osName(),
            one.osVersion(),
            one.arch(),
            one.cpuModel(),
            one.cpus(),
            one.memoryBytes(),
            one.jvm(),
            one.jvmArgs(),
            one.dataFileSystem());
    return new BenchResult(
        of.schemaVersion(),
        of.id(),
        of.status(),
        of.startedAt(),
        of.endedAt(),
        profile,
        environment,
        rows);
  }
}
