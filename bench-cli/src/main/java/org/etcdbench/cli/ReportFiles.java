package org.etcdbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etcdbench.core.result.BenchResult;
import org.etcdbench.core.result.store.AtomicFile;
import org.etcdbench.report.format.ReportFormat;

/**
 * Reports as files. All of them exist in memory before the first is written, and each appears as a
 * whole.
 */
final class ReportFiles {
  /** What names a directory of ours, and leads to no other. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

  private final Map<Path, String> contents;

  private ReportFiles(Map<Path, String> contents) {
    this.contents = Collections.unmodifiableMap(new LinkedHashMap<>(contents));
  }

  /**
   * The files of one result, or those of each of several in a directory of its id.
   *
   * @param directory need not be there
   * @throws UsageException if the directory cannot be one, or two results want the same files
   */
  static ReportFiles of(Path directory, List<KeptResult> results, List<ReportFormat> formats) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException("--out: must be a directory, but is a file: " + directory);
    }
    Map<Path, String> contents = new LinkedHashMap<>();
    Set<String> ids = new TreeSet<>();
    for (KeptResult kept : results) {
      BenchResult result = kept.result();
      if (!ids.add(result.id())) {
        throw new UsageException("--out: two of the results have the same id: " + result.id());
      }
      Path of = results.size() == 1 ? directory : directory.resolve(checked(result.id()));
      Set<String> beside = beside(formats, of);
      for (ReportFormat format : formats) {
        contents.put(of.resolve(format.fileName()), text(format, kept, beside));
      }
    }
    return new ReportFiles(contents);
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new UsageException(
          "--out: a result's id must match " + ID + " to name a directory, got: '" + id + "'");
    }
    return id;
  }

  /** What is in the directory, or will be. */
  private static Set<String> beside(List<ReportFormat> formats, Path directory) {
    Set<String> names = new TreeSet<>();
    formats.forEach(format -> names.add(format.fileName()));
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      } catch (IOException e) {
        throw new FailedException("cannot read " + directory + ": " + e.getMessage(), e);
      }
    }
    return names;
  }

  private static String text(ReportFormat format, KeptResult kept, Set<String> beside) {
    StringBuilder text = new StringBuilder();
    try {
      format.write(kept.result(), kept.series(), beside, text);
    } catch (IOException e) {
      throw new FailedException("cannot write " + format.name() + ": " + e.getMessage(), e);
    }
    return text.toString();
  }

  /** The files, in the order in which they are written. */
  Set<Path> paths() {
    return contents.keySet();
  }

  /** Writes them, replacing those that are there. */
  void write() {
    try {
      for (Map.Entry<Path, String> file : contents.entrySet()) {
        AtomicFile.replace(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
