package org.etcdbench.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.result.Fingerprint.Mismatch;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * Two rows of different results that are nearly the same scenario.
 *
 * @param one label of the one
 * @param other label of the other
 * @param oneSource the place, from 0, of the result that the one is from
 * @param otherSource likewise of the other
 * @param inTheWay the keys that keep them apart, besides what is compared
 */
record NearestRows(
    String one, String other, int oneSource, int otherSource, List<Mismatch> inTheWay) {
  /** Copies the list. */
  NearestRows {
    inTheWay = List.copyOf(inTheWay);
  }

  private record Named(String label, Comparison.Row row) {}

  /** Those of a comparison that differ in fewest keys; empty without rows of several results. */
  static Optional<NearestRows> in(Comparison comparison) {
    List<Named> rows = new ArrayList<>();
    for (Comparison.Group group : comparison.groups()) {
      group.rows().forEach(row -> rows.add(new Named(group.label(), row)));
    }
    ComparedKeys keys =
        ComparedKeys.of(
            comparison.key(), rows.stream().map(named -> named.row().result()).toList());
    return rows.stream()
        .flatMap(
            one ->
                rows.stream()
                    .filter(other -> other.row().source() > one.row().source())
                    .map(other -> of(one, other, keys)))
        .min(Comparator.comparingInt(pair -> pair.inTheWay().size()));
  }

  private static NearestRows of(Named one, Named other, ComparedKeys keys) {
    List<Mismatch> inTheWay = new ArrayList<>();
    for (ScenarioKey key : keys.others()) {
      Optional<String> a = one.row().result().key(key);
      Optional<String> b = other.row().result().key(key);
      if (!a.equals(b)) {
        inTheWay.add(
            new Mismatch(
                key.label(), a.orElse(EnvironmentKey.UNKNOWN), b.orElse(EnvironmentKey.UNKNOWN)));
      }
    }
    return new NearestRows(
        one.label(), other.label(), one.row().source(), other.row().source(), inTheWay);
  }
}
