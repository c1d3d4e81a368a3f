package org.etcdbench.jmh.paired;

import java.io.PrintWriter;
import org.etcdbench.core.result.IterationResult;
import org.etcdbench.core.run.RunListener;
import org.etcdbench.core.scenario.Scenario;

/** Says when a measured iteration begins and ends, and nothing else. */
final class WindowMarks implements RunListener {
  private final PrintWriter out;

  WindowMarks(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void iterationStarted(Scenario scenario, IterationResult.Kind kind, int index) {
    if (kind == IterationResult.Kind.MEASUREMENT) {
      out.println(Generator.BEGINS);
    }
  }

  @Override
  public void iterationEnded(Scenario scenario, IterationResult iteration) {
    if (iteration.kind() == IterationResult.Kind.MEASUREMENT) {
      out.println(Generator.ENDS);
    }
  }
}
