package org.etcdbench.report.html;

import java.util.List;

/**
 * What the result says, before anything else.
 *
 * @param lead all of it in one sentence; may be empty
 * @param steps one for each value that is set against another, or a single one without comparison
 * @param notes what limits the answer
 */
record Answer(String lead, List<Step> steps, List<String> notes) {
  Answer {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /**
   * From one value of the compared key to another.
   *
   * @param title which these are
   * @param lead all of it in a sentence or two
   * @param remark what else changes; may be empty
   * @param cards the first few rows
   * @param further those that not everybody needs
   * @param sentences the same row by row, to be quoted; may be empty
   */
  record Step(
      String title,
      String lead,
      String remark,
      List<Card> cards,
      List<Card> further,
      List<String> sentences) {

    Step {
      cards = List.copyOf(cards);
      further = List.copyOf(further);
      sentences = List.copyOf(sentences);
    }

    /** Whether it is short enough for the sentences to be shown without being asked for. */
    boolean brief() {
      return further.isEmpty();
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
