package org.etcdbench.core.cluster.binary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of a machine's package sources, by the fields of apt's deb822 form (sources.list(5)).
 *
 * @param fields value by name; names ignore case, as apt does, and values keep their line breaks
 */
record AptSource(Map<String, String> fields) {

  /** Makes the names ignore case. */
  AptSource {
    SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(fields);
    fields = copy;
  }

  /** The suites, like {@code bookworm} and {@code bookworm-updates}. */
  List<String> suites() {
    return words("Suites");
  }

  /** Whether this is an enabled source of binary packages of the main part of one of these. */
  boolean isReleaseOf(Set<String> releases) {
    return !"no".equalsIgnoreCase(fields.getOrDefault("Enabled", "yes").strip())
        && words("Types").contains("deb")
        && words("Components").contains("main")
        && suites().stream().anyMatch(releases::contains);
  }

  /** A stanza of the same source with only its binary packages of another suite. */
  String stanzaFor(String suite) {
    Stream<String> kept =
        fields.entrySet().stream()
            .filter(field -> !field.getKey().equalsIgnoreCase("Types"))
            .filter(field -> !field.getKey().equalsIgnoreCase("Suites"))
            .map(field -> field.getKey() + ": " + field.getValue());
    return Stream.concat(Stream.of("Types: deb", "Suites: " + suite), kept)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private List<String> words(String field) {
    return Stream.of(fields.getOrDefault(field, "").split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
