package org.etcdbench.jmh.paired;

import java.io.IOException;

/** A client that can be measured. For one thread. */
interface Peer extends AutoCloseable {

  /** Its name in tables. */
  String name();

  /**
   * Brings it to its steady state before the first round; what is compiled ahead of time needs
   * nothing.
   */
  default void prepare(Bed bed) throws IOException, InterruptedException {}

  /**
   * How many requests it leaves under way when it stops: the member counts them as failed, though
   * nobody waits for them.
   */
  default int leavesUnderWay(Cell cell) {
    return 0;
  }

  /**
   * Measures one cell.
   *
   * @throws IOException if the client cannot be run or prints something else than expected
   */
  Sample measure(Bed bed, Cell cell, Lengths lengths) throws IOException, InterruptedException;

  @Override
  void close();
}
