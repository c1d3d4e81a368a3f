package org.etcdbench.jmh.paired;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.etcdbench.core.driver.Endpoint;

/**
 * What a generator's process is told to measure, as one line.
 *
 * @param endpoints the members
 * @param cell what to measure
 * @param lengths for how long
 * @param iterations how many measured ones, one after the other
 */
record Order(List<Endpoint> endpoints, Cell cell, Lengths lengths, int iterations) {

  String toLine() {
    StringBuilder line = new StringBuilder(cell.name());
    line.append(' ').append(lengths.warmup()).append(' ').append(lengths.measured());
    line.append(' ').append(iterations);
    endpoints.forEach(e -> line.append(' ').append(e.member()).append('=').append(e.uri()));
    return line.toString();
  }

  static Order parse(String line) {
    String[] words = line.split(" ", -1);
    List<Endpoint> endpoints =
        Arrays.stream(words).skip(4).map(word -> word.split("=", 2)).map(Order::endpoint).toList();
    Lengths lengths = new Lengths(Duration.parse(words[1]), Duration.parse(words[2]));
    return new Order(endpoints, Cell.parse(words[0]), lengths, Integer.parseInt(words[3]));
  }

  private static Endpoint endpoint(String[] parts) {
    return new Endpoint(parts[0], URI.create(parts[1]));
  }
}
