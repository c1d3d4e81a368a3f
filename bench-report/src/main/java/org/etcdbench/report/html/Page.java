package org.etcdbench.report.html;

import java.util.List;

/**
 * All that is on the page.
 *
 * @param title of the document
 * @param heading what was run
 * @param circumstances when and with what, briefly
 * @param verdict whether the figures may be used
 * @param answer what they say
 * @param sections what that rests on
 * @param data the comparison's figures as JSON, safe within a {@code script}
 * @param assets styles and script
 * @param tool what made the page
 */
record Page(
    String title,
    String heading,
    List<String> circumstances,
    Verdict verdict,
    Answer answer,
    List<Section> sections,
    String data,
    Assets assets,
    String tool) {
  Page {
    circumstances = List.copyOf(circumstances);
    sections = List.copyOf(sections);
  }

  /** Whether the figures may be used: in a word, and why. */
  record Verdict(Tone tone, String word, String text) {}

  /** What makes the page better, and is not needed. */
  record Assets(String css, String script) {}
}
