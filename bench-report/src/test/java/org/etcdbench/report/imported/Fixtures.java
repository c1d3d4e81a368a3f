package org.etcdbench.report.imported;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.ImportedFigures;
import org.etcdbench.core.result.ScenarioResult;

/** Files of other tools, and what is read of them. */
final class Fixtures {
  private Fixtures() {}

  static String text(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ImportedFile read(String name, String content, String... settings) throws ImportException {
    return new Importer(GivenKeys.parse(List.of(settings)), null).read(name, content);
  }

  static ImportedFile fixture(String name, String... settings) throws ImportException {
    return read(name, text(name), settings);
  }

  static ImportedFigures figures(ScenarioResult row) {
    return row.importedRow().orElseThrow().figures();
  }
}
