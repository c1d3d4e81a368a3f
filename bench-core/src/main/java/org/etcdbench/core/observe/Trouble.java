package org.etcdbench.core.observe;

/**
 * Why a load must end now: the cluster is not what it was, or would not be for long.
 *
 * @param kind what it is
 * @param sentence what was seen, of whom and when
 */
public record Trouble(Kind kind, String sentence) {

  /** What can be seen. */
  public enum Kind {
    /** A member ended, or has not answered for long. */
    MEMBER_LOST,
    /** A database has reached its quota; writes are refused. */
    NO_SPACE,
    /** Another alarm was raised. */
    ALARM,
    /** A database will soon reach its quota. */
    QUOTA_NEAR
  }
}
