package org.etcdbench.report.format;

import java.util.List;
import java.util.stream.Stream;

/** All formats. */
public final class ReportFormats {
  private static final List<ReportFormat> BENCHMARK_ACTION =
      List.of(BenchmarkActionFormat.bigger(), BenchmarkActionFormat.smaller());

  private static final List<ReportFormat> ALL =
      Stream.concat(
              Stream.of(
                  new TextFormat(),
                  new MarkdownFormat(),
                  new HtmlFormat(),
                  new JmhFormat(),
                  new JsonFormat(),
                  new CsvFormat(),
                  new JUnitFormat(),
                  new PerfdashFormat(),
                  new OtavaFormat()),
              BENCHMARK_ACTION.stream())
          .toList();

  /** Stands for the two files that this tool wants. */
  private static final String BOTH = "benchmark-action";

  private ReportFormats() {}

  /** The names of all formats, the one for people first. */
  public static List<String> names() {
    return Stream.concat(ALL.stream().map(ReportFormat::name), Stream.of(BOTH)).toList();
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException naming all formats, if there is none, and if the name stands
   *     for several, which have no one stream to be written to
   */
  public static ReportFormat byName(String name) {
    List<ReportFormat> formats = allByName(name);
    if (formats.size() > 1) {
      throw new IllegalArgumentException(
          name
              + " is several files, so give a directory for them, or name one: "
              + String.join(", ", formats.stream().map(ReportFormat::name).toList()));
    }
    return formats.get(0);
  }

  /**
   * The formats that this name stands for, each a file of its own: mostly one.
   *
   * @throws IllegalArgumentException naming all formats, if there is none
   */
  public static List<ReportFormat> allByName(String name) {
    if (name.equals(BOTH)) {
      return BENCHMARK_ACTION;
    }
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no format '" + name + "'; there are: " + String.join(", ", names())));
  }
}
