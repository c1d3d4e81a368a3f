package org.etcdbench.core.cluster.local;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a member's life has to do with that of the process that starts it. */
interface Tie {

  /** The command that runs a command tied so. */
  List<String> wrap(List<String> command);

  /** Whether this machine has what it needs. */
  default boolean works() throws InterruptedException {
    Logger log = LoggerFactory.getLogger(Tie.class);
    try {
      Process probe = new ProcessBuilder(wrap(List.of("true"))).redirectErrorStream(true).start();
      boolean ended = probe.waitFor(5, TimeUnit.SECONDS);
      probe.destroyForcibly();
      return ended && probe.exitValue() == 0;
    } catch (IOException e) {
      log.debug("{} is not to be had", this, e);
      return false;
    }
  }
}
