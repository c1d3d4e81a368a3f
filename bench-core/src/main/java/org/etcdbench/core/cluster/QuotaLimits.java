package org.etcdbench.core.cluster;

/** How full we let databases of members get that are not ours, as shares of their quota. */
public final class QuotaLimits {
  /** A database that is fuller than this share of its quota, in percent, is left alone. */
  public static final int START_PCT = 80;

  /** No load may fill a database further than this share of its quota, in percent. */
  public static final int STOP_PCT = 95;

  private static final long PERCENT = 100;

  private QuotaLimits() {}

  /** So many percent of a quota, in bytes. */
  public static long shareBytes(long quotaBytes, int pct) {
    return quotaBytes / PERCENT * pct;
  }
}
