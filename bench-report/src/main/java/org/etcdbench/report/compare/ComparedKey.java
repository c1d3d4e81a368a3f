package org.etcdbench.report.compare;

import java.util.Objects;
import java.util.Optional;
import org.etcdbench.core.result.EnvironmentKey;
import org.etcdbench.core.scenario.ScenarioKey;

/** What the scenarios of a comparison differ in. */
public sealed interface ComparedKey {
  /** The name of {@link OfResult}. */
  String RESULT = "result";

  /** The name used on the command line and in tables. */
  String label();

  /** The key of scenarios that it is; empty if it is none. */
  default Optional<ScenarioKey> ofScenario() {
    return this instanceof OfScenario of ? Optional.of(of.key()) : Optional.empty();
  }

  /** The key of environments that it is; empty if it is none. */
  default Optional<EnvironmentKey> ofEnvironment() {
    return this instanceof OfEnvironment of ? Optional.of(of.key()) : Optional.empty();
  }

  /**
   * A key of scenarios.
   *
   * @param key which
   */
  record OfScenario(ScenarioKey key) implements ComparedKey {
    /** Checks that nothing is missing. */
    public OfScenario {
      Objects.requireNonNull(key, "key is null");
    }

    @Override
    public String label() {
      return key.label();
    }
  }

  /**
   * Something about where and with what a result was measured.
   *
   * @param key what
   */
  record OfEnvironment(EnvironmentKey key) implements ComparedKey {
    /** Checks that nothing is missing. */
    public OfEnvironment {
      Objects.requireNonNull(key, "key is null");
    }

    @Override
    public String label() {
      return key.label();
    }
  }

  /** The result that they stand in. */
  record OfResult() implements ComparedKey {
    @Override
    public String label() {
      return RESULT;
    }
  }

  /**
   * The key of this name.
   *
   * @throws IllegalArgumentException naming all of them, if there is none
   */
  static ComparedKey parse(String label) {
    if (label.equals(RESULT)) {
      return new OfResult();
    }
    Optional<ComparedKey> ofScenario = ScenarioKey.labelled(label).map(OfScenario::new);
    Optional<ComparedKey> ofEnvironment = EnvironmentKey.labelled(label).map(OfEnvironment::new);
    return ofScenario.or(() -> ofEnvironment).orElseThrow(() -> noKey(label));
  }

  private static IllegalArgumentException noKey(String label) {
    return new IllegalArgumentException(
        "no key '"
            + label
            + "'; there are: "
            + ScenarioKey.labels()
            + "; of environments: "
            + EnvironmentKey.labels()
            + "; and "
            + RESULT);
  }
}
