package org.etcdbench.report.trend;

import java.util.List;
import java.util.Objects;
import org.etcdbench.core.result.Environment;
import org.etcdbench.core.result.ResultSummary;

/**
 * Where and by which profile rows were measured: points of two beds are never compared. What may
 * change from night to night, and is itself of interest, is no part of it but an event.
 *
 * @param profile the profile's name
 * @param cluster where the members came from
 * @param machine the generator's system, processor and Java runtime
 */
public record TestBed(String profile, String cluster, String machine) {
  /** Checks that nothing is missing. */
  public TestBed {
    Objects.requireNonNull(profile, "profile is null");
    Objects.requireNonNull(cluster, "cluster is null");
    Objects.requireNonNull(machine, "machine is null");
  }

  static TestBed of(ResultSummary result) {
    Environment where = result.environment();
    String cpu = where.cpuModel().isEmpty() ? "unknown CPU" : where.cpuModel();
    return new TestBed(
        result.profile().name(),
        where.cluster(),
        String.join(
            ", ",
            List.of(where.cpus() + " x " + cpu, where.osName() + " " + where.arch(), where.jvm())));
  }

  /** All of it in words. */
  public String label() {
    return profile + " on " + machine + ", " + cluster;
  }
}
