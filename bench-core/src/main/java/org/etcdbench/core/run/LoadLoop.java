package org.etcdbench.core.run;

import java.util.List;

/** Drives a load once, from its beginning to the last answer. */
interface LoadLoop {

  /** Runs it; returns what became of each window that it measured, at least one, in order. */
  List<LoopResult> run();
}
