package org.etcdbench.core.result.member;

import java.util.Objects;

/**
 * A check and what came of it.
 *
 * @param topic what was asked
 * @param subject of whom: a member's name, a directory, {@code cluster} or {@code generator}
 * @param verdict the answer
 * @param found what was found, in words and with its figures
 * @param limit what it was held to
 * @param source who says that this is the limit
 */
public record Check(
    Topic topic, String subject, Verdict verdict, String found, String limit, String source) {

  /** Checks that nothing is missing. */
  public Check {
    Objects.requireNonNull(topic, "topic is null");
    Objects.requireNonNull(subject, "subject is null");
    Objects.requireNonNull(verdict, "verdict is null");
    Objects.requireNonNull(found, "found is null");
    Objects.requireNonNull(limit, "limit is null");
    Objects.requireNonNull(source, "source is null");
  }

  /** What a check came to. */
  public enum Verdict {
    /** As it should be. */
    PASS,
    /** Figures can be measured, and will show this: know it before you read them. */
    WARN,
    /** Do not measure. */
    FAIL,
    /** Could not be told. */
    UNKNOWN
  }

  /** What is asked. */
  public enum Topic {
    /** Whether a member answers and serves a linearizable read. */
    HEALTH("health"),
    /** Whether the endpoints name all members, each once, and all are there. */
    MEMBERS("members"),
    /** Whether we may write under our prefix. */
    PERMISSION("permission"),
    /** Whether all members agree on a leader, and go on doing so. */
    LEADER("leader"),
    /** Whether an alarm is raised. */
    ALARMS("alarms"),
    /** How much of its quota the database takes. */
    QUOTA("quota"),
    /** Whether all members run one version. */
    VERSIONS("versions"),
    /** How far a member is behind in applying what is committed. */
    RAFT_LAG("raft-lag"),
    /** How far a member's clock is from the generator's. */
    CLOCK("clock"),
    /** How long a member's cheapest answer takes from here. */
    ROUND_TRIP("round-trip"),
    /** How long members' WAL took to sync since they started. */
    WAL_FSYNC("wal-fsync"),
    /** How long members' database took to commit since they started. */
    BACKEND_COMMIT("backend-commit"),
    /** How many files, so connections, a member may open. */
    MEMBER_FILES("member-files"),
    /** Whether members share a machine with each other or the generator. */
    SHARED_HOST("shared-host"),
    /** How long a directory takes to sync small writes. */
    FSYNC("fsync"),
    /** What else uses the generator's CPUs. */
    GENERATOR_CPU("generator-cpu"),
    /** How many files, so connections, the generator may open. */
    OPEN_FILES("open-files");

    private final String label;

    Topic(String label) {
      this.label = label;
    }

    /** Its name in tables. */
    public String label() {
      return label;
    }
  }
}
