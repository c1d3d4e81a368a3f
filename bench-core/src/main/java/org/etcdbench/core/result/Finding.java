package org.etcdbench.core.result;

import java.util.Objects;

/**
 * Something about a run that a reader of its numbers must know.
 *
 * @param code what kind of thing
 * @param message what happened, with its evidence, as one sentence
 */
public record Finding(Code code, String message) {

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(code, "code is null");
    Objects.requireNonNull(message, "message is null");
  }

  /** Whether the numbers may be used. */
  public boolean invalidates() {
    return code.severity == Severity.INVALID;
  }

  /** What a finding does to the result. */
  public enum Severity {
    /** The numbers must not be used. */
    INVALID,
    /** The numbers hold, within the limits that the message names. */
    NOTE
  }

  /** The kinds of findings. */
  public enum Code {
    /** Another member became leader, or an election took place, during an iteration. */
    LEADER_CHANGED(Severity.INVALID),
    /** A member died or stopped answering during the run. */
    MEMBER_LOST(Severity.INVALID),
    /** A member's process was started anew while it was measured. */
    MEMBER_RESTARTED(Severity.INVALID),
    /** A member did not answer for a while during a measured iteration, and then did again. */
    MEMBER_SILENT(Severity.INVALID),
    /** A member did not answer for a while, outside of what was measured. */
    SILENT_ASIDE(Severity.NOTE),
    /** Members hold different data, by their own hashes at one revision. */
    DATA_DIFFERS(Severity.INVALID),
    /** It could not be told whether all members hold the same data. */
    DATA_NOT_COMPARED(Severity.NOTE),
    /** A member stays behind what others have committed, long after the load. */
    MEMBER_LAGS(Severity.INVALID),
    /** A member came, went, or changed during the run. */
    MEMBERS_CHANGED(Severity.INVALID),
    /** A database reached its quota: the cluster refuses writes. */
    NO_SPACE(Severity.INVALID),
    /** The run was stopped before a database would have reached its quota. */
    QUOTA_NEAR(Severity.INVALID),
    /** An alarm other than that of a full database was raised. */
    ALARM(Severity.INVALID),
    /** A member's quota is not known, so nobody watched that it is not reached. */
    QUOTA_UNKNOWN(Severity.NOTE),
    /** Members did not tell their list, or the alarms, so nobody watched what became of these. */
    NOT_TOLD(Severity.NOTE),
    /** More requests failed than the profile allows. */
    ERRORS(Severity.INVALID),
    /** Some requests failed, fewer than the profile allows. */
    SOME_ERRORS(Severity.NOTE),
    /** Throughput times mean latency is not the number of clients, or of requests under way. */
    LITTLES_LAW(Severity.INVALID),
    /**
     * The generator was too slow, or too busy, for what it was to do: the figures are partly its
     * own.
     */
    GENERATOR_LIMITED(Severity.INVALID),
    /** The open load asked for more than the cluster took. */
    OVERLOADED(Severity.INVALID),
    /** Throughput or latency drifted while it was measured, or never settled before. */
    NOT_STEADY(Severity.INVALID),
    /**
     * The generator, which shares its CPUs with members, sent requests late; that is in the
     * response time.
     */
    SENT_LATE(Severity.NOTE),
    /**
     * The generator, which shares its CPUs with members, stood still at times; that is in the
     * latencies.
     */
    GENERATOR_PAUSED(Severity.NOTE),
    /** Members logged that requests took too long, or too long to apply: large ranges, mostly. */
    SLOW_APPLY(Severity.NOTE),
    /** Members logged that they were held up: a slow disk, late heartbeats, a full buffer. */
    MEMBER_STALLED(Severity.NOTE),
    /** Requests of an open load found all slots taken; their wait is in the response time. */
    WAITED_FOR_SLOTS(Severity.NOTE),
    /** Requests were sent and never answered, not even by their deadline. */
    NO_ANSWER(Severity.INVALID),
    /** The iteration did not end within its time limit. */
    TIMED_OUT(Severity.INVALID),
    /** The user stopped the run. */
    INTERRUPTED(Severity.INVALID),
    /** The run could not be carried out. */
    RUN_FAILED(Severity.INVALID),
    /** Our keys, or members' data, could not be removed when the run was over. */
    LEFT_BEHIND(Severity.NOTE),
    /** What was done to a cluster besides the load, or is left to do for whoever runs it. */
    AFTERMATH(Severity.NOTE),
    /**
     * No request left the generator: the figures say what it can do, and nothing of any cluster.
     */
    NO_MEMBERS(Severity.NOTE),
    /** Members share a host, so its CPU and disk: configurations can be compared, no capacities. */
    SHARED_HOST(Severity.NOTE),
    /** Members keep their data in memory: syncing it costs nothing here, and does elsewhere. */
    DATA_IN_MEMORY(Severity.NOTE);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    /** What this kind does to the result. */
    public Severity severity() {
      return severity;
    }
  }
}
