package org.etcdbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a built copy of the program, and the archive that it makes for faster starts. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class LauncherIT {
  private static final String PREPARING = "# Preparing faster starts, once ...\n";
  private static final String FROM_ARCHIVE = "org.etcdbench.cli.Main source: shared objects file";

  @TempDir private Path directory;
  private Path home;
  private Path jar;
  private Path archives;

  /** What the build made, without sources: there is nothing to build then. */
  @BeforeEach
  void copyTheProgram() throws IOException {
    home = directory.resolve("home");
    Path target = Files.createDirectories(home.resolve("bench-cli").resolve("target"));
    archives = target.resolve("archive");
    Path built = Repo.root().resolve("bench-cli").resolve("target");
    Files.copy(Repo.root().resolve("etcd-bench"), home.resolve("etcd-bench"));
    jar = copy(built.resolve("bench-cli.jar"), target);
    for (Path library : Repo.list(built.resolve("lib"))) {
      copy(library, Files.createDirectories(target.resolve("lib")));
    }
    for (Path profile : Repo.list(Repo.root().resolve("profiles"))) {
      copy(profile, Files.createDirectories(home.resolve("profiles")));
    }
  }

  private static Path copy(Path file, Path directory) throws IOException {
    return Files.copy(
        file, directory.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
  }

  /** What a start printed. */
  private record Started(String out, String err) {}

  private Started start(Map<String, String> environment) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("etcd-bench").toString(), "--version")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ETCD_BENCH_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return new Started(Files.readString(out), Files.readString(err));
  }

  private Started start() throws IOException, InterruptedException {
    return start(Map.of());
  }

  private boolean usesTheArchive(Map<String, String> environment) throws Exception {
    Path log = directory.resolve("classes");
    Map<String, String> all = new HashMap<>(environment);
    // Java's options are split at blanks
    all.put("ETCD_BENCH_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    start(all);
    return Files.readString(log).contains(FROM_ARCHIVE);
  }

  private List<Path> made() {
    return Repo.list(archives).stream()
        .filter(path -> path.toString().matches(".*\\.(jsa|aot)"))
        .toList();
  }

  /** One after the other, as making an archive takes long. */
  @Test
  void preparesFasterStartsOnceUsesThemAndPreparesThemAnewWhenAJarIsNewer() throws Exception {
    Started first = start();
    assertThat(first.err()).isEqualTo(PREPARING);
    assertThat(first.out()).startsWith("etcd-bench ").hasLineCount(1);
    assertThat(made()).hasSize(1);
    assertThat(Repo.names(archives)).noneMatch(name -> name.startsWith("new."));

    usesWhatItPrepared(first.out());
    doesWithoutAnArchiveThatIsNoneAndSaysNothing(first.out());
    makesTheArchiveAnewWhenAJarIsNewer();
  }

  private void usesWhatItPrepared(String version) throws Exception {
    Started second = start();
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(version);
    assertThat(usesTheArchive(Map.of())).isTrue();
    assertThat(usesTheArchive(Map.of("ETCD_BENCH_ARCHIVE", "off"))).isFalse();
  }

  private void doesWithoutAnArchiveThatIsNoneAndSaysNothing(String version) throws Exception {
    Path archive = made().get(0);
    Files.delete(archive);
    Files.writeString(archive, "garbage", StandardOpenOption.CREATE_NEW);

    Started started = start();

    assertThat(started.out()).isEqualTo(version);
    assertThat(started.err()).isEmpty();
  }

  private void makesTheArchiveAnewWhenAJarIsNewer() throws Exception {
    Path archive = made().get(0);
    FileTime before = Files.getLastModifiedTime(archive);
    Files.setLastModifiedTime(jar, FileTime.from(before.toInstant().plus(Duration.ofMillis(10))));

    assertThat(start().err()).isEqualTo(PREPARING);

    assertThat(made()).containsExactly(archive);
    assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(before);
    assertThat(usesTheArchive(Map.of())).isTrue();
  }

  @Test
  void startsFromADirectoryWithBlanksInItsName() throws Exception {
    home = Files.move(home, directory.resolve("home with blanks"));

    assertThat(start().out()).startsWith("etcd-bench ").hasLineCount(1);

    Started second = start();
    assertThat(second.out()).startsWith("etcd-bench ").hasLineCount(1);
    assertThat(second.err()).isEmpty();
  }

  @Test
  void doesWithoutAnArchiveWhereItCannotBeKept() throws Exception {
    Files.writeString(archives, "in its way");

    Started started = start();

    assertThat(started.out()).startsWith("etcd-bench ").hasLineCount(1);
    assertThat(started.err()).isEmpty();
  }

  @Test
  void triesOnceOnlyWhenJavaCannotMakeOne() throws Exception {
    // without a profile there is no run to learn from
    for (Path profile : Repo.list(home.resolve("profiles"))) {
      Files.delete(profile);
    }
    assertThat(start().err()).isEqualTo(PREPARING);

    Started second = start();

    assertThat(second.err()).isEmpty();
    assertThat(second.out()).startsWith("etcd-bench ").hasLineCount(1);
  }
}
