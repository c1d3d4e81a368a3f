package org.etcdbench.core.profile;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds the tree of a YAML document whose top level is a map. */
final class YamlTree {
  private final String file;
  private final Problems problems;
  private final YAMLParser parser;

  private YamlTree(String file, Problems problems, YAMLParser parser) {
    this.file = file;
    this.problems = problems;
    this.parser = parser;
  }

  /**
   * Reads the text.
   *
   * @param problems gets what can be read in spite of being wrong: duplicate keys
   * @throws ProfileException if the text is not one YAML document with a map at its top, or uses
   *     aliases
   */
  static MapNode parse(String file, String text, Problems problems) throws ProfileException {
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      return new YamlTree(file, problems, parser).document();
    } catch (JsonProcessingException e) {
      throw new ProfileException(YamlFault.of(file, e));
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }

  private MapNode document() throws IOException, ProfileException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      throw new ProfileException(
          new Problem(file, "the profile is empty; it needs at least: scenarios"));
    }
    Node root = node(first);
    if (parser.nextToken() != null) {
      throw new ProfileException(
          new Problem(
              here().where(), "a profile is one YAML document, but another one begins here"));
    }
    if (root instanceof MapNode map) {
      return map;
    }
    throw new ProfileException(
        new Problem(
            root.place().where(),
            "the top level must be a map of keys like scenarios, got: " + root.kind()));
  }

  private Node node(JsonToken token) throws IOException, ProfileException {
    if (token == JsonToken.START_OBJECT) {
      return map();
    }
    if (token == JsonToken.START_ARRAY) {
      return list();
    }
    if (parser.isCurrentAlias()) {
      throw new ProfileException(
          new Problem(
              here().where(),
              "aliases are not supported; write out what *" + parser.getText() + " stands for"));
    }
    return new ScalarNode(here(), parser.getText(), token == JsonToken.VALUE_NULL);
  }

  private MapNode map() throws IOException, ProfileException {
    Place place = here();
    Map<String, MapNode.Entry> entries = new HashMap<>();
    List<MapNode.Entry> ordered = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Place keyPlace = here();
      MapNode.Entry entry = new MapNode.Entry(key, keyPlace, node(parser.nextToken()));
      MapNode.Entry earlier = entries.putIfAbsent(key, entry);
      if (earlier == null) {
        ordered.add(entry);
      } else {
        problems.add(
            keyPlace, "duplicate key '" + key + "', first in line " + earlier.place().major());
      }
    }
    return new MapNode(place, ordered);
  }

  private ListNode list() throws IOException, ProfileException {
    Place place = here();
    List<Node> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(node(t));
    }
    return new ListNode(place, items);
  }

  private Place here() {
    JsonLocation location = parser.currentTokenLocation();
    return Place.inFile(file, location.getLineNr(), location.getColumnNr());
  }
}
