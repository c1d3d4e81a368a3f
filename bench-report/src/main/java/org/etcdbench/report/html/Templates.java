package org.etcdbench.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;

/** Makes HTML of a page's model. */
final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          Templates.class.getPackageName());

  private Templates() {}

  static void write(Page page, Appendable out) throws IOException {
    StringOutput html = new StringOutput();
    ENGINE.render("page.jte", page, html);
    out.append(html.toString());
  }
}
