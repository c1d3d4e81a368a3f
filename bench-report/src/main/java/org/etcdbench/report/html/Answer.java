package org.etcdbench.report.html;

import java.util.List;

/**
 * What the result says, before anything else.
 *
 * @param lead all of it in one sentence; may be empty
 * @param steps one for each value that is set against another, or a single one without comparison
 * @param sentences the same row by row, to be quoted; may be empty
 * @param notes what limits the answer
 */
record Answer(String lead, List<Step> steps, List<String> sentences, List<String> notes) {
  Answer {
    steps = List.copyOf(steps);
    sentences = List.copyOf(sentences);
    notes = List.copyOf(notes);
  }

  /**
   * From one value of the compared key to another.
   *
   * @param title which these are
   * @param remark what else changes; may be empty
   * @param cards the first few rows
   * @param further those that not everybody needs
   */
  record Step(String title, String remark, List<Card> cards, List<Card> further) {
    Step {
      cards = List.copyOf(cards);
      further = List.copyOf(further);
    }
  }

  /**
   * The answer for one row.
   *
   * @param tone whether that is good
   * @param word the same as a word; may be empty
   * @param title the row in words
   * @param detail its load, and what else tells it from others
   * @param figure the one that counts
   * @param unit what it is of
   * @param range where it may be; may be empty
   * @param facts what else to know, briefly
   */
  record Card(
      Tone tone,
      String word,
      String title,
      String detail,
      String figure,
      String unit,
      String range,
      List<String> facts) {
    Card {
      facts = List.copyOf(facts);
    }
  }
}
