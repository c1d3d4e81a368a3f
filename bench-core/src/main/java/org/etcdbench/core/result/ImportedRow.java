package org.etcdbench.core.result;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.etcdbench.core.scenario.ScenarioKey;

/**
 * A row that another tool measured, or that somebody kept by hand.
 *
 * @param source where it was read: file and place in it
 * @param unknown keys of which the source says nothing; the scenario holds some legal value in
 *     their place, which means nothing. The operation is always known
 * @param figures what the source says was measured
 */
public record ImportedRow(String source, Set<ScenarioKey> unknown, ImportedFigures figures) {

  /** Copies the set. */
  public ImportedRow {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(figures, "figures is null");
    EnumSet<ScenarioKey> copy = EnumSet.noneOf(ScenarioKey.class);
    copy.addAll(unknown);
    if (copy.contains(ScenarioKey.OPERATION)) {
      throw new IllegalArgumentException("the operation of an imported row must be known");
    }
    unknown = Collections.unmodifiableSet(copy);
  }
}
