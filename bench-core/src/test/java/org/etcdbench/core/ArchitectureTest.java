package org.etcdbench.core;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.etcdbench.core.cluster.binary.Offending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which part of core may know which, and what only one of them may do. */
class ArchitectureTest {
  private static final String CORE = "org.etcdbench.core";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(CORE);

  private static final JavaClasses OFFENDERS =
      new ClassFileImporter()
          .importClasses(
              Offending.class,
              org.etcdbench.core.driver.Offending.class,
              org.etcdbench.core.record.Offending.class,
              org.etcdbench.core.time.Offending.class,
              org.etcdbench.core.result.Offending.class,
              org.etcdbench.core.schedule.Offending.class,
              org.etcdbench.core.steady.Offending.class,
              org.etcdbench.core.workload.Offending.class);

  private static String in(String part) {
    return CORE + "." + part;
  }

  /** Classes in this package, and only in it unless it ends with "..", know these of core alone. */
  private static ArchRule knows(String part, String... others) {
    List<String> allowed = new ArrayList<>(List.of(in(part)));
    Stream.of(others).map(ArchitectureTest::in).forEach(allowed::add);
    return noClasses()
        .that()
        .resideInAPackage(in(part))
        .should()
        .dependOnClassesThat(
            resideInAPackage(CORE + "..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .as(part + " knows nothing else of core than " + List.of(others))
        .allowEmptyShould(true);
  }

  static Stream<ArchRule> arrows() {
    return Stream.of(
        knows("time.."),
        knows("access.."),
        knows("scenario.."),
        knows("steady.."),
        knows("schedule..", "scenario.."),
        knows("workload..", "scenario.."),
        knows("result", "result.member..", "scenario.."),
        knows("result.store..", "result", "result.member..", "scenario.."),
        knows("result.member.."),
        knows("cause..", "result", "scenario.."),
        knows("record..", "result", "scenario.."),
        knows("driver", "driver.http2", "access..", "workload..", "scenario.."),
        knows("driver.http2"),
        knows(
            "observe",
            "result.member..",
            "scenario..",
            "observe.metrics..",
            "observe.logs..",
            "access..",
            "cluster",
            "driver..",
            "result",
            "time.."),
        knows("observe.metrics..", "access..", "cluster", "driver..", "result", "time.."),
        // etcd logs JSON, so this one may know Jackson, and so little else
        knows("observe.logs..", "result"),
        knows(
            "run..",
            "access..",
            "schedule..",
            "steady..",
            "workload..",
            "driver..",
            "cause..",
            "cluster",
            "observe..",
            "schedule..",
            "steady..",
            "record..",
            "result",
            "result.member..",
            "scenario..",
            "time.."),
        knows(
            "preflight..",
            "access..",
            "cluster",
            "cluster.existing..",
            "cluster.operate..",
            "driver..",
            "observe..",
            "result",
            "result.member..",
            "scenario..",
            "time..",
            "workload.."),
        knows("profile..", "access..", "run..", "result", "scenario.."));
  }

  /** Nobody but those in these packages depends on classes in those. */
  private static ArchRule only(List<String> parts, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(parts.stream().map(ArchitectureTest::in).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static Stream<ArchRule> clusterArrows() {
    return Stream.of(
        knows("cluster.binary.."),
        knows("cluster", "access..", "driver..", "result", "time..", "scenario.."),
        knows(
            "cluster.local..",
            "cluster",
            "cluster.binary..",
            "cluster.connected..",
            "cluster.operate..",
            "access..",
            "driver..",
            "result",
            "time..",
            "scenario.."),
        knows(
            "cluster.connected..", "cluster", "cluster.operate..", "access..", "driver", "result"),
        knows(
            "cluster.operate..",
            "cluster",
            "access..",
            "driver..",
            "result",
            "result.member..",
            "scenario..",
            "time.."),
        knows(
            "cluster.existing..",
            "cluster",
            "cluster.binary..",
            "cluster.connected..",
            "cluster.operate..",
            "access..",
            "driver..",
            "result",
            "result.member..",
            "scenario..",
            "time.."));
  }

  static Stream<ArchRule> libraries() {
    return Stream.of(
        only(
            List.of("driver..", "cluster.."),
            "io.etcd..",
            "io.grpc..",
            "io.netty..",
            "com.google.protobuf.."),
        only(
            List.of("profile..", "result..", "cluster.local..", "observe.logs.."),
            "com.fasterxml.jackson.."),
        only(List.of("record..", "result.."), "org.HdrHistogram.."),
        only(List.of("access..", "cluster.local.."), "org.bouncycastle.."),
        noClasses().should().dependOnClassesThat().resideInAPackage("picocli.."));
  }

  static Stream<ArchRule> calls() {
    return Stream.of(
        noClasses()
            .that()
            .resideOutsideOfPackage(in("time.."))
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .as("only time asks for the time and waits for it to pass"),
        noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .as("nobody prints, and nobody ends the process"),
        noClasses()
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .as("nothing is random but what has a seed"));
  }

  static Stream<ArchRule> all() {
    return Stream.of(arrows(), clusterArrows(), libraries(), calls()).flatMap(rules -> rules);
  }

  @ParameterizedTest
  @MethodSource("all")
  void holds(ArchRule rule) {
    rule.check(PRODUCTION);
  }

  @Test
  void hasNoCycles() {
    slices().matching(CORE + ".(**)").should().beFreeOfCycles().check(PRODUCTION);
  }

  @Test
  void coversEveryPackage() {
    assertThat(PRODUCTION)
        .extracting(type -> type.getPackageName().substring(CORE.length()))
        .isSubsetOf(
            "",
            ".time",
            ".access",
            ".scenario",
            ".schedule",
            ".steady",
            ".workload",
            ".result",
            ".result.member",
            ".result.store",
            ".record",
            ".driver",
            ".driver.http2",
            ".cluster",
            ".cluster.binary",
            ".cluster.connected",
            ".cluster.existing",
            ".cluster.local",
            ".cluster.operate",
            ".observe",
            ".observe.metrics",
            ".observe.logs",
            ".run",
            ".cause",
            ".preflight",
            ".profile");
  }

  @Test
  void findsWhatOffends() {
    List<String> broken =
        all()
            .filter(rule -> rule.evaluate(OFFENDERS).hasViolation())
            .map(ArchRule::getDescription)
            .toList();

    assertThat(broken).hasSize(13);
    assertThat(broken)
        .contains(
            "time.. knows nothing else of core than []",
            "steady.. knows nothing else of core than []",
            "schedule.. knows nothing else of core than [scenario..]",
            "workload.. knows nothing else of core than [scenario..]",
            "driver knows nothing else of core than [driver.http2, access.., workload..,"
                + " scenario..]",
            "cluster.binary.. knows nothing else of core than []",
            "record.. knows nothing else of core than [result, scenario..]",
            "result knows nothing else of core than [result.member.., scenario..]",
            "only time asks for the time and waits for it to pass",
            "nobody prints, and nobody ends the process",
            "nothing is random but what has a seed");
  }
}
