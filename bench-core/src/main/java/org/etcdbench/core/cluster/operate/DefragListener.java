package org.etcdbench.core.cluster.operate;

import org.etcdbench.core.result.member.DefragStep;

/** Is told how a defragmentation goes on; by the thread that does it. */
public interface DefragListener {

  /** A member's turn begins; it will not answer for a while. */
  void begins(String endpoint, boolean leader, long sizeBytes);

  /** A member's turn is over. */
  void ended(DefragStep step);
}
