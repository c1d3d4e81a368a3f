package org.etcdbench.report.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** All sample charts on one page, to be looked at: with a style sheet, and without. */
final class ChartGallery {
  private ChartGallery() {}

  /** Writes {@code gallery.html}, {@code gallery-dark.html} and {@code gallery-plain.html}. */
  static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    String body = "body{font-family:system-ui,sans-serif;margin:16px}";
    String dark =
        ":root{%s}body{background:%s;color:#e6edf3}"
            .formatted(Palette.darkVariables(), Palette.DARK_GROUND);
    String light = ":root{%s}".formatted(Palette.lightVariables()) + Palette.rules();
    Files.writeString(directory.resolve("gallery.html"), page(light + body));
    Files.writeString(directory.resolve("gallery-dark.html"), page(light + dark + body));
    Files.writeString(directory.resolve("gallery-plain.html"), page(""));
  }

  private static String page(String css) {
    StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\">\n");
    page.append("<title>Charts</title><style>").append(css).append("</style>\n");
    ChartSamples.all().forEach((name, chart) -> append(page, name, chart));
    for (Map.Entry<String, Chart> sample : ChartSamples.degenerate().entrySet()) {
      append(page, sample.getKey(), sample.getValue());
    }
    return page.toString();
  }

  private static void append(StringBuilder page, String name, Chart chart) {
    String svg = chart.svg(name);
    page.append("<h4>").append(name).append(": ").append(svg.length()).append(" bytes</h4>\n");
    page.append(svg);
  }

  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments[0]));
  }
}
