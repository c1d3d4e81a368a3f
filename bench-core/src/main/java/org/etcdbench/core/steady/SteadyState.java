package org.etcdbench.core.steady;

import java.util.stream.Stream;

/**
 * Decides whether a run measured a steady state, in three stages, since no single rule suffices:
 *
 * <ol>
 *   <li><b>Gate</b>, while the load runs: recording begins when {@link SteadyGate} passes.
 *   <li><b>Trim</b>, afterwards: {@link Mser5} cuts off what was recorded too early, by throughput
 *       and by mean response, whichever cuts more. A cut beyond the half: not steady.
 *   <li><b>Verify</b>: the remainder must pass {@link SteadyVerify}, or the run is not steady.
 * </ol>
 *
 * <p>Why: many benchmarks of managed runtimes never settle, and those that do take longer than
 * their authors think (Barrett et al., "Virtual machine warmup blows hot and cold", OOPSLA 2017;
 * Traini et al., "Towards effective assessment of steady state performance in Java software", EMSE
 * 28, 2023). A gate alone is fooled by a plateau before a step; MSER-5 alone lets a slow drift pass
 * (Wang and Glynn, "On the marginal standard error rule and the testing of initial transient
 * deletion methods", TOMACS 27(1), 2016, show where it fails); checking the whole afterwards finds
 * both. fio's {@code steadystate=iops_slope} is the gate alone with least squares.
 *
 * <p>A step that comes soon after recording began is cut off with what stood before it; one beyond
 * the half makes it not steady, but one of 15 % in the last eighth goes unseen, as a spike would.
 * The shorter a recording, the more of them chance condemns: with 3 % of noise one flat minute in
 * ten, two in a hundred flat recordings of four minutes, none of nine. The constants are ours,
 * chosen on synthetic series that the tests repeat.
 *
 * @param gate window and tolerance; the tolerance serves verification too
 */
public record SteadyState(SteadyGate gate) {

  /**
   * The first stage; to be asked every {@link SteadyGate#CHECK_INTERVAL} during warm-up.
   *
   * @param soFar all whole seconds since the load began
   */
  public Finding settled(SteadySeries soFar) {
    return gate.check(soFar);
  }

  /**
   * The second and the third stage.
   *
   * @param recorded all whole seconds since recording began
   */
  public SteadyVerdict verdict(SteadySeries recorded) {
    int cut = 0;
    for (Trim trim :
        Stream.of(recorded.throughputPerSec(), recorded.meanResponseNs())
            .map(Mser5::trim)
            .toList()) {
      if (trim instanceof Trim.Cut found) {
        cut = Math.max(cut, found.seconds());
      } else {
        return new SteadyVerdict(
            false, 0, "the initial transient takes more than half of " + recorded.seconds() + " s");
      }
    }
    return verified(recorded, cut);
  }

  private SteadyVerdict verified(SteadySeries recorded, int cut) {
    SteadySeries remainder = recorded.slice(cut, recorded.seconds());
    Finding finding = SteadyVerify.check(remainder, gate.tolerance());
    return new SteadyVerdict(finding.passed(), finding.passed() ? cut : 0, finding.evidence());
  }
}
