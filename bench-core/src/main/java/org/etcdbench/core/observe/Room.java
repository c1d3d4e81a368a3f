package org.etcdbench.core.observe;

import java.time.Instant;
import org.etcdbench.core.scenario.ByteSizes;

/**
 * How far the database that is nearest to its quota may still grow, as the watch last saw it.
 *
 * @param member whose database it is
 * @param sizeBytes what it had; what was written in the last moments before is not in it, since a
 *     member counts only what it has committed to its disk
 * @param stopAtBytes at which a load must end
 * @param askedNs when the member was asked, by the monotonic clock
 * @param askedAt the same by the wall clock
 */
public record Room(String member, long sizeBytes, long stopAtBytes, long askedNs, Instant askedAt) {

  /** By how much it may grow; 0 where it is too large already. */
  public long freeBytes() {
    return Math.max(0, stopAtBytes - sizeBytes);
  }

  /** How large it was when, and where we stop, as the beginning of a sentence. */
  public String describe() {
    return "the database of "
        + member
        + " had "
        + ByteSizes.format(sizeBytes)
        + " at "
        + askedAt
        + "; we stop at "
        + ByteSizes.format(stopAtBytes)
        + ", so that its quota is not reached";
  }
}
