package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.ScenarioResult;
import org.etcdbench.core.result.store.ResultStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that end in the generator: no member is there, and nothing but time is measured. */
class RunCommandTest {
  @TempDir private Path directory;
  private Path results;
  private Path profile;

  /** One client, counted by requests: Little's law then holds however busy the machine is. */
  @BeforeEach
  void writeAProfile() throws IOException {
    results = directory.resolve("results");
    profile =
        profile(
            "two-sizes",
            """
            members: [1, 3]
            runs: 2
            generator-warmup: 0s
            warmup: { iterations: 1, requests: 500 }
            measurement: { iterations: 2, requests: 1000 }
            scenarios:
              - operation: [put, range]
                target: all
            """);
  }

  @Test
  void printsTablesToStdoutAndProgressToStderr() {
    CliRun run = loopback().endsWith(ExitCode.OK);

    assertThat(run.out())
        .contains("# Driver: loopback", "Benchmark", "etcd.put", "etcd.range", "By members")
        .doesNotContain("# Run progress", "Iteration ");
    assertThat(run.err().lines().filter(line -> line.startsWith("# Run progress: ")))
        .hasSize(8)
        .allMatch(
            line ->
                line.matches("# Run progress: \\d+\\.\\d\\d% complete, ETA \\d\\d:\\d\\d:\\d\\d"));
    assertThat(run.err().lines()).filteredOn(line -> line.startsWith("Iteration   2: ")).hasSize(8);
    assertThat(run.err())
        .contains("# Run progress: 0.00% complete", "# Run progress: 87.50% complete")
        .contains(
            "# Warmup Iteration   1: ",
            "# Result: " + result(),
            "# Report: " + result().resolve("report.html"))
        .doesNotContain("etcd.put  ");
  }

  @Test
  void keepsAWholeResultAndNothingPartial() throws IOException {
    loopback().endsWith(ExitCode.OK);

    assertThat(Repo.names(result()))
        .containsExactly(
            "jmh.json",
            "latency.hlog",
            "report.html",
            "report.md",
            "results.csv",
            "run.json",
            "timeseries.csv");
    assertThat(Files.readString(result().resolve("report.html")))
        .contains(Repo.names(result()).stream().map(name -> "href=\"" + name + "\"").toList());
    assertThat(result().getFileName().toString()).matches("\\d{8}T\\d{6}Z-two-sizes");
    BenchResult kept = ResultStore.load(result());
    assertThat(kept.status()).isEqualTo(BenchResult.Status.COMPLETE);
    assertThat(kept.valid()).isTrue();
    assertThat(kept.scenarios())
        .hasSize(4)
        .allSatisfy(row -> assertThat(row.runs()).hasSize(2))
        .allSatisfy(row -> assertThat(row.ok().count()).isEqualTo(4000));
  }

  @Test
  void isReportedAgainByteForByte() {
    CliRun run = loopback().endsWith(ExitCode.OK);

    assertThat(report().out()).isEqualTo(run.out());
    assertThat(CliRun.run("report", result().resolve("run.json").toString()).out())
        .isEqualTo(run.out());
  }

  @Test
  void isReportedInTheFormatsThatWereKept() throws IOException {
    loopback().endsWith(ExitCode.OK);
    String csv = Files.readString(result().resolve("results.csv"));
    String jmh = Files.readString(result().resolve("jmh.json"));
    String md = Files.readString(result().resolve("report.md"));

    assertThat(report("--format", "md").out()).isEqualTo(md).startsWith("## etcd-bench: ");
    assertThat(report("--format", "csv").out()).isEqualTo(csv);
    assertThat(report("--format", "jmh").out()).isEqualTo(jmh);
    assertThat(report("--format", "csv,jmh").out()).isEqualTo(csv + jmh);
    assertThat(csv.lines()).hasSize(5).first().asString().startsWith("members,operation,target,");
    JsonNode benchmarks = new ObjectMapper().readTree(jmh);
    assertThat(benchmarks.isArray()).isTrue();
    assertThat(benchmarks).isNotEmpty();
    assertThat(benchmarks.get(0).path("jmhVersion").isTextual()).isTrue();
  }

  @Test
  void severalResultsAreReportedInTheOrderGiven() {
    String first = loopback("--runs", "1").endsWith(ExitCode.OK).out();
    Path before = result();
    Path elsewhere = directory.resolve("elsewhere");
    String second =
        CliRun.runBare(arguments("--out", elsewhere.toString())).endsWith(ExitCode.OK).out();
    Path after = Repo.list(elsewhere).get(0);

    assertThat(CliRun.run("report", after.toString(), before.toString()).out())
        .isEqualTo(second + first);
  }

  @Test
  void refusesAnUnknownFormat() {
    loopback("--runs", "1").endsWith(ExitCode.OK);

    CliRun report = CliRun.run("report", result().toString(), "--format", "xml");

    refused(report, "--format", "'xml'", "text, md, html, jmh, json, csv");
  }

  @Test
  void refusesToReportWhatIsNoResult() {
    refused(CliRun.run("report", directory.toString()), directory.toString(), "run.json");
    refused(
        CliRun.run("report", directory.resolve("absent").toString()),
        directory.resolve("absent").toString());
    refused(CliRun.run("compare", directory.toString()), directory.toString(), "run.json");
  }

  @ParameterizedTest
  @CsvSource({"members,1", "clients,1", "operation,put"})
  void comparesByTheKeyAskedFor(String key, String base) {
    // the verdict of a loaded loopback does not matter here
    loopback("-p", "load=1/1,1/2", "--runs", "1");

    assertThat(comparedBy(key)).contains("\n\nBy " + key + " (base: " + base + ")\n");
  }

  @Test
  void setsTheValuesOfAKeyAgainstEachOther() {
    loopback("-p", "load=1/1,2/2", "--runs", "1");

    assertThat(comparedBy("clients")).contains("2/2 vs 1/1");
  }

  private String comparedBy(String key) {
    CliRun compared = CliRun.run("compare", result().toString(), "--by", key);
    assertThat(compared.endsWith(ExitCode.OK).err()).isEmpty();
    return compared.out();
  }

  @Test
  void comparesByWhatTheRunComparedByUnlessToldOtherwise() {
    String printed = loopback("--runs", "1").endsWith(ExitCode.OK).out();

    String compared = CliRun.run("compare", result().toString()).endsWith(ExitCode.OK).out();

    assertThat(compared).isEqualTo(comparedBy("members"));
    assertThat(printed).endsWith(compared.substring(compared.indexOf("By members")));
  }

  @Test
  void refusesToCompareByAnUnknownKey() {
    refused(
        CliRun.run("compare", directory.toString(), "--by", "size"), "--by", "'size'", "members");
  }

  @Test
  void showsWhatItWouldRunAndMakesNothing() {
    CliRun run = loopback("--dry-run").endsWith(ExitCode.OK);

    assertThat(run.out()).startsWith("two-sizes: 4 scenarios x 2 runs = 8 runs, about 00:00:");
    assertThat(run.out().lines().filter(line -> line.matches(" +[13]  loopback +(put|range) .*")))
        .hasSize(4);
    assertThat(run.err()).isEmpty();
    assertThat(results).doesNotExist();
  }

  @Test
  void repeatsAsOftenAsTold() throws IOException {
    loopback("--runs", "3").endsWith(ExitCode.OK);

    assertThat(ResultStore.load(result()).scenarios())
        .allSatisfy(row -> assertThat(row.runs()).hasSize(3));
    assertThat(ResultStore.load(result()).profile().overrides())
        .containsExactly("runs=3", "driver=loopback");
  }

  @Test
  void measuresTheSizesOfClusterInsteadOfTheProfiles() throws IOException {
    loopback("--cluster", "local:2,5", "--runs", "1").endsWith(ExitCode.OK);

    assertThat(sizes()).containsExactlyInAnyOrder(2, 5);
  }

  @Test
  void leavesTheSizesToTheProfileWhenClusterNamesNone() throws IOException {
    loopback("--cluster", "local", "--runs", "1").endsWith(ExitCode.OK);

    assertThat(sizes()).containsExactlyInAnyOrder(1, 3);
  }

  private List<Integer> sizes() throws IOException {
    return ResultStore.load(result()).scenarios().stream()
        .map(ScenarioResult::scenario)
        .map(scenario -> scenario.members())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local:", "local:1,", "local:x", "local:1;3", "docker:", "docker:x", "3", ""})
  void refusesAClusterOfAnotherForm(String cluster) {
    refusedRun(loopback("--cluster", cluster), "--cluster", "local:3,7", "'" + cluster + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local:0", "local:1,10", "docker:0"})
  void refusesClusterSizesOutOfBounds(String cluster) {
    refusedRun(loopback("--cluster", cluster), "members", "1..9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "http://:2379",
        "ftp://a:1",
        "http://a:1/x",
        "http://a b:1",
        "http://u:p@a:1"
      })
  void refusesEndpointsOfAnotherForm(String endpoints) {
    refusedRun(loopback("--endpoints", endpoints), "--endpoints", "http://host:port");
  }

  private static CliRun at(String endpoint, String... options) {
    List<String> args = new ArrayList<>(List.of("run", "quick", "--endpoints", endpoint));
    args.addAll(List.of(options));
    return CliRun.runBare(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cacert x",
        "--cert x --key y",
        "--insecure-skip-tls-verify",
        "--server-name etcd.example.org"
      })
  void refusesTlsOptionsForEndpointsInTheClear(String options) {
    String[] words = options.split(" ");

    refusedRun(at("http://127.0.0.1:1", words), words[0], "is for https://", "http://127.0.0.1:1");
  }

  @Test
  void refusesAccessOptionsThatDoNotFitEachOther() {
    refusedRun(at("https://a:1", "--cert", "x"), "--cert and key go together, got only cert");
    refusedRun(at("https://a:1", "--key", "x"), "--cert and key go together, got only key");
    refusedRun(
        at("https://a:1", "--cacert", "x", "--insecure-skip-tls-verify"), "--cacert", "leave one");
    refusedRun(at("http://a:1", "--password-file", "x"), "--password-file", "user");
    refusedRun(at("http://a:1", "--tls"), "--tls and --auth are for members that we start");
    refusedRun(loopback("--user", "bench"), "--user is for --endpoints");
    refusedRun(loopback("--tls"), "driver loopback", "--tls");
  }

  @Test
  void namesOptionAndFileThatIsOfNoUse() {
    refusedRun(at("https://a:1", "--cacert", "none.crt"), "--cacert none.crt: no such file");
    refusedRun(at("a:1", "--cacert", "none.crt"), "--cacert none.crt: no such file");
    refusedRun(
        at("http://a:1", "--user", "bench", "--password-file", "none"),
        "--password-file none: no such file");
  }

  @Test
  void takesNoPasswordForAnArgumentAndDoesNotShowIt() {
    CliRun run = at("http://a:1", "--user", "bench:secret");

    refusedRun(run, "--user takes a name alone", "password-file");
    assertThat(run.err()).doesNotContain("secret");
  }

  @Test
  void saysWhereAPasswordCanComeFrom() {
    refusedRun(
        at("http://a:1", "--user", "bench"),
        "user bench has no password",
        "no terminal",
        "--password-file",
        "ETCD_BENCH_PASSWORD");
  }

  @Test
  void readsFromTheProfileHowMembersLetUsInUnlessAnOptionSaysIt() throws IOException {
    Path secured =
        Files.writeString(
            directory.resolve("secured.yaml"),
            "access: { cacert: of-profile.crt, user: bench }\nscenarios: [{operation: put}]");

    refusedRun(
        CliRun.runBare("run", secured.toString(), "--endpoints", "a:1"),
        "--cacert of-profile.crt: no such file");
    refusedRun(
        CliRun.runBare("run", secured.toString(), "--endpoints", "a:1", "--cacert", "other.crt"),
        "--cacert other.crt: no such file");
    refusedRun(
        CliRun.runBare("run", secured.toString(), "--endpoints", "http://a:1"),
        "access: of the profile is for https:// endpoints, got: http://a:1");
  }

  @Test
  void refusesToMeasureUnsecuredMembersWithAProfileThatSecuresThem() throws IOException {
    Path secured =
        Files.writeString(
            directory.resolve("ours.yaml"), "etcd: { tls: true }\nscenarios: [{operation: put}]");

    refusedRun(
        CliRun.runBare("run", secured.toString(), "--endpoints", "http://a:1"),
        "ours.yaml: etcd.tls secures members that we start, and these are there already",
        "--cacert");
    refusedRun(
        CliRun.runBare("run", secured.toString(), "--endpoints", "a:1", "-p", "etcd.auth=true"),
        "etcd.auth secures members that we start",
        "--password-file");
  }

  @Test
  void refusesOptionsThatContradictEachOther() {
    refusedRun(loopback("--keep"), "--keep", "--endpoints");
    refusedRun(
        loopback("--cluster", "local:3", "--endpoints", "http://a:1"), "--cluster", "--endpoints");
    refusedRun(loopback("--endpoints", "http://a:1", "--etcd", "/x"), "--etcd", "--endpoints");
    refusedRun(
        loopback("--endpoints", "http://a:1", "--work-dir", "/x"), "--work-dir", "--endpoints");
  }

  @Test
  void refusesOptionsForOtherMembersThanThoseInContainers() {
    refusedRun(loopback("--image", "etcd:3"), "--image", "--cluster docker");
    refusedRun(loopback("--cluster", "local:3", "--image", "etcd:3"), "--image");
    refusedRun(loopback("--endpoints", "http://a:1", "--image", "etcd:3"), "--image");
    refusedRun(loopback("--cluster", "docker:3", "--etcd", "/x"), "--etcd", "--image");
    refusedRun(loopback("--cluster", "docker", "--work-dir", "/x"), "--work-dir", "--image");
    refusedRun(loopback("--cluster", "docker", "--endpoints", "http://a:1"), "--endpoints");
    refusedRun(
        bare("--cluster", "docker", "--image", "etcd:3", "--etcd-version", "3.5.21"),
        "--image and --etcd-version");
  }

  @Test
  void namesTheOptionsThatSayTheSameThingTwice() {
    refusedRun(loopback("--cluster", "local:3", "-p", "members=5"), "-p members and --cluster");
    refusedRun(loopback("--runs", "2", "-p", "runs=3"), "-p runs and --runs");
  }

  @Test
  void refusesMembersForADriverThatSendsNothing() {
    refusedRun(loopback("--endpoints", "http://a:1"), "driver loopback", "--endpoints");
    refusedRun(loopback("--etcd", "/x"), "driver loopback", "--etcd");
    refusedRun(loopback("--cluster", "docker", "--image", "etcd:3"), "driver loopback", "--image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jetc", "LEAN", "", "lean,,jetcd"})
  void refusesAnUnknownDriver(String driver) {
    refusedRun(bare("--driver", driver), "--driver", "no driver '", "lean, jetcd, loopback");
  }

  @Test
  void refusesADriverWithoutMembersTogetherWithOthers() {
    refusedRun(bare("--driver", "lean,loopback"), "--driver: loopback", "alone");
    refusedRun(bare("-p", "driver=jetcd,loopback"), "loopback", "alone");
    refusedRun(bare("--driver", "lean", "-p", "driver=jetcd"), "-p driver and --driver");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate=0                         | -p rate=0: rate must be > 0 and <= 10000000, got: 0",
        "rate=-5                        | -p rate=-5: rate must be > 0 and <= 10000000, got: -5",
        "rate=NaN                       | -p rate=NaN: rate must be a plain number",
        "rate=1e3                       | rate must be a plain number",
        "rate=100 arrival=bursty        | arrival must be constant or poisson, got: 'bursty'",
        "rate=100 max-in-flight=0       | max-in-flight must be 1..1000000, got: 0",
        "rate=9 conns=8 max-in-flight=4 | max-in-flight 4 < conns 8",
        "rate=100 clients=4             | clients and rate exclude each other",
        "rate=100                       | measurement.requests does not go with a rate",
        "max-in-flight=5                | max-in-flight belongs to an open load",
        "arrival=poisson                | arrival belongs to an open load",
        "warmup.gate=warm               | warmup.gate must be time, requests or steady, got: 'warm'"
      })
  void refusesLoadsThatCannotBe(String overrides, String words) {
    List<String> args = new ArrayList<>();
    for (String override : overrides.split(" ", -1)) {
      args.addAll(List.of("-p", override));
    }
    refusedRun(loopback(args.toArray(String[]::new)), words);
  }

  @Test
  void showsOpenLoadsPhasesDriversAndGatesThatItWouldRun() throws IOException {
    profile =
        profile(
            "open",
            """
            driver: [lean, jetcd]
            warmup: { gate: steady, window: 20s, limit: 2m }
            runs: 1
            scenarios:
              - operation: put
                conns: 10
                phases:
                  - { time: 10s, rate: 500 }
                  - { at: 15s, time: 10s, ramp: [500, 1000] }
              - operation: range
                rate: 250
                arrival: poisson
                measurement: { time: 15s }
            """);

    CliRun run = bare("--dry-run").endsWith(ExitCode.OK);

    assertThat(run.out())
        .containsPattern("3  lean    put +- +leader +10@500..1000/s  .*steady over 20s, at most 2m")
        .containsPattern("jetcd   put .*  2 phases, 25s  ")
        .containsPattern("jetcd   range .* 1@250/s poisson .* 3 x 15s ")
        .contains("\nPhases:\n  at 0ms: 500/s for 10s\n  at 15s: 500..1000/s for 10s\n")
        .contains("one and a half windows are assumed")
        .doesNotContain("assumed rate");
    assertThat(results).doesNotExist();
  }

  @Test
  void measuresAnOpenLoadAndTellsWhatBecameOfIt() throws IOException {
    profile =
        profile(
            "open",
            """
            runs: 1
            generator-warmup: 0s
            warmup: { iterations: 1, time: 100ms }
            measurement: { iterations: 1, time: 300ms }
            scenarios:
              - operation: put
                rate: [200, 400]
            """);

    // the machine may be too busy for the schedule: the verdict does not matter here
    CliRun run = loopback();

    assertThat(run.out())
        .contains("By rate (base: 200)", "400 vs 200", "The generator, by rate", "late max");
    assertThat(run.err()).containsPattern("(?m)^Iteration   1: offered 200\\.0/s, ");
    assertThat(Files.readString(result().resolve("results.csv")))
        .contains(",loopback,", ",200,constant,10000,200.0,");
  }

  @Test
  void knowsShippedProfilesByNameAndByPath() {
    String path = Repo.root().resolve("profiles").resolve("quick.yaml").toString();

    String byName = CliRun.run("run", "quick", "--dry-run").endsWith(ExitCode.OK).out();

    assertThat(byName).startsWith("quick: 14 scenarios x 2 runs = 28 runs, about ");
    assertThat(CliRun.run("run", path, "--dry-run").endsWith(ExitCode.OK).out()).isEqualTo(byName);
  }

  @Test
  void namesAProfileThatIsNotThere() {
    refusedRun(
        CliRun.runBare("run", "quickk", "--driver", "loopback", "--out", results.toString()),
        "quickk",
        "no such file");
  }

  @Test
  void reportsAllThatIsWrongWithAProfileAtOnce() throws IOException {
    profile =
        profile("wrong", "memberz: 3\nruns: 0\nscenarios:\n  - operation: delete\n    load: 5/1\n");

    refusedRun(loopback(), "'memberz'", "runs must be 1..1000", "delete", "wrong.yaml:1:1");
  }

  @Test
  void takesOverridesSeparatelyAndAttached() throws IOException {
    loopback("-p", "runs=1", "-poperation=put", "-p", "members=1,3,5").endsWith(ExitCode.OK);

    assertThat(ResultStore.load(result()).profile().overrides())
        .containsExactly("runs=1", "operation=put", "members=1,3,5", "driver=loopback");
    assertThat(sizes()).containsExactlyInAnyOrder(1, 3, 5);
  }

  @ParameterizedTest
  @CsvSource({
    "members,name=value",
    "=3,name=value",
    "members=,value is empty",
    "memberz=3,'memberz'",
    "runs=0,-p runs=0",
    "warmup.time=soon,-p warmup.time=soon"
  })
  void refusesWrongOverrides(String override, String word) {
    refusedRun(loopback("-p", override), word);
  }

  @Test
  void refusesTheSameOverrideTwice() {
    refusedRun(loopback("-p", "runs=1", "-p", "runs=2"), "runs");
    refusedRun(loopback("-p", "runs=1", "--runs", "2"), "runs");
  }

  @Test
  void namesThePathWhereNoResultCanBeMade() throws IOException {
    Files.writeString(results, "in the way");

    CliRun run = loopback().endsWith(ExitCode.FAILED);

    assertThat(run.err()).contains("the result could not be kept", results.toString());
    assertThat(run.out()).isEmpty();
    assertThat(results).hasContent("in the way");
  }

  private Path profile(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name + ".yaml"), text);
  }

  private CliRun loopback(String... more) {
    List<String> all = new ArrayList<>(List.of("--out", results.toString()));
    all.addAll(List.of(more));
    return CliRun.runBare(arguments(all.toArray(String[]::new)));
  }

  /** Without a driver of the test's own. */
  private CliRun bare(String... more) {
    List<String> all =
        new ArrayList<>(List.of("run", profile.toString(), "--out", results.toString()));
    all.addAll(List.of(more));
    return CliRun.runBare(all.toArray(String[]::new));
  }

  private String[] arguments(String... more) {
    List<String> all = new ArrayList<>(List.of("run", profile.toString(), "--driver", "loopback"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private Path result() {
    List<Path> made = Repo.list(results);
    assertThat(made).hasSize(1);
    return made.get(0);
  }

  private CliRun report(String... more) {
    List<String> all = new ArrayList<>(List.of("report", result().toString()));
    all.addAll(List.of(more));
    CliRun run = CliRun.run(all.toArray(String[]::new)).endsWith(ExitCode.OK);
    assertThat(run.err()).isEmpty();
    return run;
  }

  private void refusedRun(CliRun run, String... words) {
    refused(run, words);
    assertThat(results).doesNotExist();
  }

  private static void refused(CliRun run, String... words) {
    run.endsWith(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(words);
  }
}
