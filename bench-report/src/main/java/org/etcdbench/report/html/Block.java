package org.etcdbench.report.html;

import java.util.List;

/** A part of a section, in the order of reading. */
sealed interface Block {

  /** A paragraph. */
  record Prose(String text) implements Block {}

  /** A paragraph each, as a list. */
  record Items(List<String> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** What must be known, each with the word that says how bad it is. */
  record Notes(List<Note> notes) implements Block {
    public Notes {
      notes = List.copyOf(notes);
    }
  }

  /** A table. */
  record Grid(Table table) implements Block {}

  /** A drawing. */
  record Plot(Figure figure) implements Block {}

  /** Names and what they stand for. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** Text as it is, line by line. */
  record Verbatim(String label, String text) implements Block {}

  /** Blocks under a heading. */
  record Group(String title, List<Block> blocks) implements Block {
    public Group {
      blocks = List.copyOf(blocks);
    }
  }

  /** Blocks that are shown when asked for. */
  record Folded(String title, boolean open, List<Block> blocks) implements Block {
    public Folded {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * One remark.
   *
   * @param tone how bad it is
   * @param word the same as a word
   * @param head what kind of thing
   * @param text what happened
   * @param scope what it holds for; empty for everything
   */
  record Note(Tone tone, String word, String head, String text, String scope) {}

  /**
   * A name and what it stands for.
   *
   * @param link a file beside the page; empty for none
   */
  record Fact(String name, String value, String link) {
    Fact(String name, String value) {
      this(name, value, "");
    }
  }
}
