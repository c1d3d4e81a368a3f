package org.etcdbench.core.cluster;

import java.util.List;
import java.util.function.LongFunction;
import org.etcdbench.core.result.MemberStatus;

/** Asks and tells the members what is not load. Safe for use by several threads. */
public interface ControlPlane {

  /** What each member says of itself; members that do not answer are among them. */
  List<MemberStatus> statuses();

  /**
   * Who leads.
   *
   * @throws ClusterException if the members that answer know no leader, or do not agree
   */
  Leadership leadership() throws ClusterException;

  /**
   * Writes pairs number 0 to count − 1, many at a time: data that must be there before a
   * measurement.
   */
  void prefill(long count, LongFunction<byte[]> keys, LongFunction<byte[]> values)
      throws ClusterException;
}
