package org.etcdbench.jmh.paired;

import java.time.Duration;

/**
 * How long a client works on a cell.
 *
 * @param warmup before anything counts
 * @param measured what counts
 */
record Lengths(Duration warmup, Duration measured) {
  Duration both() {
    return warmup.plus(measured);
  }
}
