package org.etcdbench.report.format;

import java.util.List;

/** All formats. */
public final class ReportFormats {
  private static final List<ReportFormat> ALL =
      List.of(new TextFormat(), new JmhFormat(), new CsvFormat(), new HtmlFormat());

  private ReportFormats() {}

  /** The names of all formats, the one for people first. */
  public static List<String> names() {
    return ALL.stream().map(ReportFormat::name).toList();
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException naming all formats, if there is none
   */
  public static ReportFormat byName(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no format '" + name + "'; there are: " + String.join(", ", names())));
  }
}
