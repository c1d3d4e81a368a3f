package org.etcdbench.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows of the design: cli → report → core, and which library is used where. */
class ArchitectureTest {
  private static final String CLI = "org.etcdbench.cli..";
  private static final String REPORT = "org.etcdbench.report..";
  private static final String CORE = "org.etcdbench.core..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isNoJarOfTests)
          .importPackages("org.etcdbench");

  private static boolean isNoJarOfTests(Location location) {
    return !location.contains("-tests.jar");
  }

  @Test
  void looksAtTheProductionCodeOfAllModules() {
    assertThat(CLASSES)
        .extracting(JavaClass::getPackageName)
        .contains("org.etcdbench.cli", "org.etcdbench.core.run", "org.etcdbench.report.format");
    assertThat(CLASSES)
        .extracting(JavaClass::getSimpleName)
        .noneMatch(name -> name.endsWith("Test"));
  }

  @Test
  void coreKnowsNeitherReportNorCli() {
    noClasses()
        .that()
        .resideInAPackage(CORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(REPORT, CLI)
        .check(CLASSES);
  }

  @Test
  void reportKnowsOfOursOnlyResultsAndScenarios() {
    noClasses()
        .that()
        .resideInAPackage(REPORT)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.etcdbench..")
                .and(
                    resideInAnyPackage(
                            REPORT,
                            "org.etcdbench.core.result",
                            "org.etcdbench.core.result.member",
                            "org.etcdbench.core.scenario")
                        .negate()))
        .check(CLASSES);
  }

  @Test
  void reportHasNoThreads() {
    noClasses()
        .that()
        .resideInAPackage(REPORT)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Executor.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheCliKnowsPicocli() {
    onlyIn("picocli..", CLI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.testcontainers..", "com.github.dockerjava.."})
  void onlyOnePackageKnowsContainers(String library) {
    onlyIn(library, "org.etcdbench.cli.docker");
  }

  @Test
  void containersKnowNothingOfCommands() {
    noClasses()
        .that()
        .resideInAPackage("org.etcdbench.cli.docker")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.etcdbench.cli", REPORT)
        .check(CLASSES);
  }

  @Test
  void onlyReportKnowsCommonsMath() {
    onlyIn("org.apache.commons.math3..", REPORT);
  }

  @Test
  void onlyProfilesResultsFormatsAndKeptClustersKnowJackson() {
    onlyIn(
        "com.fasterxml.jackson..",
        "org.etcdbench.core.profile",
        "org.etcdbench.core.result..",
        "org.etcdbench.core.cluster.local",
        "org.etcdbench.core.observe.logs",
        "org.etcdbench.report.format",
        "org.etcdbench.report.html",
        "org.etcdbench.report.imported",
        "org.etcdbench.report.operator",
        "org.etcdbench.report.text");
  }

  @Test
  void onlyThePageKnowsTemplates() {
    onlyIn("gg.jte..", "org.etcdbench.report.html");
  }

  /** Formats make the page; it knows none of them. */
  @Test
  void thePageKnowsNoFormat() {
    noClasses()
        .that()
        .resideInAPackage("org.etcdbench.report.html")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.etcdbench.report.format")
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.etcd..", "io.grpc.."})
  void onlyDriversAndClustersKnowTheClientLibraries(String library) {
    onlyIn(library, "org.etcdbench.core.driver..", "org.etcdbench.core.cluster..");
  }

  @Test
  void nettyIsKnownByDriversAndClustersAtMost() {
    noneOutside("io.netty..", "org.etcdbench.core.driver..", "org.etcdbench.core.cluster..");
  }

  private static void onlyIn(String library, String... packages) {
    boolean used =
        CLASSES.stream().filter(resideInAnyPackage(packages)).anyMatch(user -> uses(user, library));
    assertThat(used).as("%s is used where it may be; else the rule says nothing", library).isTrue();
    noneOutside(library, packages);
  }

  private static void noneOutside(String library, String... packages) {
    noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  private static boolean uses(JavaClass user, String library) {
    return user.getDirectDependenciesFromSelf().stream()
        .anyMatch(dependency -> resideInAPackage(library).test(dependency.getTargetClass()));
  }

  @Test
  void onlyMainTouchesTheStandardStreamsAndEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyAnInterruptionHaltsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Interruption.class.getName())
        .should()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheSystemsTimeAsksTheMachineForTheTime() {
    Stream.of("nanoTime", "currentTimeMillis")
        .forEach(
            clock ->
                noClasses()
                    .that()
                    .resideOutsideOfPackage("org.etcdbench.core.time")
                    .should()
                    .callMethod(System.class, clock)
                    .check(CLASSES));
  }
}
