package org.etcdbench.jmh.paired;

import java.io.IOException;

/**
 * What a generator's process measured, as one line.
 *
 * @param requests that ended in the window
 * @param okPerSec successes per second
 * @param meanNs mean response time of the successes
 * @param failed how many of the requests failed
 */
record Answer(long requests, double okPerSec, double meanNs, long failed) {
  private static final String MARK = "answer";

  String toLine() {
    return String.join(
        " ",
        MARK,
        Long.toString(requests),
        Double.toString(okPerSec),
        Double.toString(meanNs),
        Long.toString(failed));
  }

  static Answer parse(String line) throws IOException {
    String[] words = line.split(" ", -1);
    if (words.length != 5 || !words[0].equals(MARK)) {
      throw new IOException("the generator's process said: " + line);
    }
    return new Answer(
        Long.parseLong(words[1]),
        Double.parseDouble(words[2]),
        Double.parseDouble(words[3]),
        Long.parseLong(words[4]));
  }
}
