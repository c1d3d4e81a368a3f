package org.etcdbench.report.imported;

import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.ScenarioResult;

/**
 * What a file says.
 *
 * @param name the file's name
 * @param text its content
 * @param format what it is
 * @param rows one per row or summary of it, in its order, at least one
 * @param etcdVersions versions of etcd that it names, each once
 * @param warnings what it says and could not be kept, a sentence each
 */
public record ImportedFile(
    String name,
    String text,
    ImportFormat format,
    List<ScenarioResult> rows,
    List<String> etcdVersions,
    List<String> warnings) {

  /** Copies the lists. */
  public ImportedFile {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(text, "text is null");
    Objects.requireNonNull(format, "format is null");
    rows = List.copyOf(rows);
    etcdVersions = List.copyOf(etcdVersions);
    warnings = List.copyOf(warnings);
  }
}
