package org.etcdbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.ResultStore;
import org.etcdbench.report.format.ReportFormats;
import org.etcdbench.report.imported.GivenKeys;
import org.etcdbench.report.imported.ImportException;
import org.etcdbench.report.imported.ImportFormat;
import org.etcdbench.report.imported.ImportedFile;
import org.etcdbench.report.imported.ImportedResult;
import org.etcdbench.report.imported.Importer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a result of what another tool wrote. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Makes a result of another tool's, or of a table kept by hand, and checks it.")
final class ImportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Output of etcd's benchmark, its perfdash JSON, or a Markdown or CSV table; all make one"
              + " result.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description =
          "What the files are: benchmark, perfdash, markdown, csv. Default: told by their content.")
  private @Nullable String from;

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE",
      split = ",",
      description =
          "What the files do not say: members, operation, target, consistency, conns, clients,"
              + " key_size, value_size, etcd_version and the like; may be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "Where the result's directory is made. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the result. Default: that of the first file.")
  private @Nullable String name;

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    GivenKeys given = given();
    Importer importer = new Importer(given, format());
    List<ImportedFile> imported = files.stream().map(file -> read(importer, file)).toList();
    requireDistinctRows(imported);
    PrintWriter err = spec.commandLine().getErr();
    imported.stream()
        .flatMap(file -> file.warnings().stream())
        .forEach(warning -> err.println("# WARNING: " + warning));
    try (ResultStore store = ResultStore.create(out, surroundings.time().now(), name())) {
      return keep(
          ImportedResult.of(
              store.id(), surroundings.time().now(), Version.text(), imported, settings, given),
          store);
    } catch (IOException e) {
      throw new FailedException("the result could not be kept: " + e.getMessage(), e);
    }
  }

  private GivenKeys given() {
    try {
      return GivenKeys.parse(settings);
    } catch (IllegalArgumentException e) {
      throw new UsageException("-p: " + e.getMessage());
    }
  }

  private @Nullable ImportFormat format() {
    try {
      return from == null ? null : ImportFormat.parse(from);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--from: " + e.getMessage());
    }
  }

  private static ImportedFile read(Importer importer, Path file) {
    try {
      return importer.read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (ImportException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (CharacterCodingException e) {
      throw new UsageException(file + ": is no text in UTF-8; convert it first");
    } catch (NoSuchFileException e) {
      throw new UsageException(file + ": No such file or directory");
    } catch (IOException e) {
      throw new UsageException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static void requireDistinctRows(List<ImportedFile> files) {
    try {
      ImportedResult.requireDistinctRows(files);
    } catch (ImportException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private String name() {
    if (name != null && name.isBlank()) {
      throw new UsageException("--name: must not be empty");
    }
    String first = String.valueOf(files.get(0).getFileName());
    int dot = first.lastIndexOf('.');
    return name != null ? name : dot > 0 ? first.substring(0, dot) : first;
  }

  private int keep(BenchResult result, ResultStore store) throws IOException {
    ReportFormats.byName("text").write(result, spec.commandLine().getOut());
    PrintWriter err = spec.commandLine().getErr();
    boolean written = KeptFormats.finish(result, store, err);
    err.println();
    err.println("# Result: " + store.directory());
    long usable = ImportedResult.usable(result);
    int all = result.scenarios().size();
    if (usable < all) {
      err.println(
          "# " + (all - usable) + " of " + all + " rows are not usable as they stand; see INVALID");
    }
    return written ? ExitCode.OK : ExitCode.FAILED;
  }
}
