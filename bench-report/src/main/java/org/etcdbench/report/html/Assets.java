package org.etcdbench.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.etcdbench.report.chart.Palette;

/** Styles and script of the page, with the charts' colours in them. */
final class Assets {
  private Assets() {}

  static Page.Assets page() {
    String css =
        read("page.css")
            .replace("/*light*/", Palette.lightVariables())
            .replace("/*dark*/", Palette.darkVariables())
            .replace("/*charts*/", Palette.rules());
    return new Page.Assets(css, read("page.js"));
  }

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, () -> name + " is missing").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
