package org.etcdbench.core.profile;

/**
 * A single value.
 *
 * @param place where it begins
 * @param text as written, without its quotes
 * @param absent whether nothing was written where a value should stand (YAML's null)
 */
record ScalarNode(Place place, String text, boolean absent) implements Node {
  @Override
  public String kind() {
    return absent ? "nothing" : "a single value";
  }
}
