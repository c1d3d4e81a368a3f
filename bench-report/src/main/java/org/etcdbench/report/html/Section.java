package org.etcdbench.report.html;

import java.util.List;

/**
 * A part of the page that its menu names.
 *
 * @param id its anchor
 * @param title its heading
 * @param intro what it is about, in a sentence; may be empty
 */
record Section(String id, String title, String intro, List<Block> blocks) {
  Section {
    blocks = List.copyOf(blocks);
  }
}
