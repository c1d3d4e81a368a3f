package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.run.Estimate;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.IterationLength;
import org.etcdbench.core.scenario.Iterations;
import org.etcdbench.core.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The profiles that we ship and the samples of their reference page. */
class ShippedProfilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path REFERENCE = ROOT.resolve("docs/profiles.md");
  private static final Pattern YAML = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  @ParameterizedTest
  @MethodSource("shipped")
  void areGood(Path file) throws ProfileException {
    Plan plan = Profiles.read(file, List.of(), MemberNames.ours());

    assertThat(file.getFileName()).hasToString(plan.source().name() + ".yaml");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void samplesOfTheReferenceAreGood(String sample) throws ProfileException {
    assertThat(Reading.plan(sample).scenarios()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKeyIsInTheReference(String key) throws IOException {
    assertThat(Files.readString(REFERENCE)).contains("| `" + key + "` |");
  }

  @Test
  void quickHoldsTheSevenRows() throws ProfileException {
    Plan plan = Profiles.read(ROOT.resolve("profiles/quick.yaml"), List.of(), MemberNames.ours());

    assertThat(plan.scenarios()).extracting(Scenario::id).containsExactlyElementsOf(rows(1000));
    assertThat(plan.runs()).isEqualTo(2);
    assertThat(plan.generatorWarmup()).isEqualTo(Duration.ofSeconds(6));
    assertThat(plan.scenarios())
        .allSatisfy(
            s -> {
              assertThat(s.warmup()).isEqualTo(once(Duration.ofSeconds(1)));
              assertThat(s.measurement()).isEqualTo(once(Duration.ofSeconds(3)));
            });
  }

  @Test
  void clusterSizeHoldsTheSevenRows() throws ProfileException {
    Plan plan =
        Profiles.read(ROOT.resolve("profiles/cluster-size.yaml"), List.of(), MemberNames.ours());

    assertThat(plan.scenarios()).extracting(Scenario::id).containsExactlyElementsOf(rows(10_000));
    assertThat(plan.runs()).isEqualTo(5);
    assertThat(plan.scenarios())
        .allSatisfy(
            s -> {
              assertThat(s.warmup()).isEqualTo(once(Duration.ofSeconds(2)));
              assertThat(s.measurement())
                  .isEqualTo(new Iterations(1, new IterationLength.Requests(10_000)));
            });
  }

  @Test
  void openLoadSweepsRatesInLessThanFourMinutes() throws ProfileException {
    Plan plan =
        Profiles.read(ROOT.resolve("profiles/open-load.yaml"), List.of(), MemberNames.ours());

    assertThat(plan.scenarios())
        .extracting(Scenario::id)
        .containsExactly(
            "m3-put-leader-c10r250p-k8-v256-n10000-lean",
            "m3-put-leader-c10r500p-k8-v256-n10000-lean",
            "m3-put-leader-c10r1000p-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c10r1000p-k8-v256-n10000-lean",
            "m3-range-linearizable-all-c10r2000p-k8-v256-n10000-lean");
    assertThat(plan.runs()).isEqualTo(4);
    assertThat(Estimate.of(plan)).isLessThan(Duration.ofMinutes(4));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void theReferenceNamesEveryProfile(Path file) throws IOException {
    assertThat(Files.readString(REFERENCE)).contains("`" + file.getFileName() + "`");
  }

  @Test
  void workedExampleExpandsAsTheReferenceSays() throws IOException, ProfileException {
    String sample =
        samples().filter(s -> s.startsWith("name: read-cost")).findFirst().orElseThrow();
    List<String> ids = Reading.ids(sample);

    assertThat(ids).hasSize(20);
    for (String id : ids.subList(0, 4)) {
      assertThat(Files.readString(REFERENCE)).contains("`" + id + "`");
    }
  }

  private static Iterations once(Duration time) {
    return new Iterations(1, new IterationLength.Time(time));
  }

  private static List<String> rows(int keySpace) {
    return Stream.of(
            "put-leader-c1x1",
            "put-leader-c100x100",
            "put-all-c100x100",
            "range-linearizable-leader-c1x1",
            "range-serializable-leader-c1x1",
            "range-linearizable-all-c100x100",
            "range-serializable-all-c100x100")
        .flatMap(row -> Stream.of("m3-" + row, "m7-" + row))
        .map(row -> row + "-k8-v256-n" + keySpace + "-lean")
        .toList();
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("profiles"))) {
      return files.sorted().toList();
    }
  }

  private static Stream<String> samples() throws IOException {
    return YAML.matcher(Files.readString(REFERENCE)).results().map(m -> m.group(1));
  }

  private static Stream<String> keys() {
    return Stream.of(Keys.TOP, Keys.SCENARIO, Keys.OVERRIDE).flatMap(List::stream).distinct();
  }
}
