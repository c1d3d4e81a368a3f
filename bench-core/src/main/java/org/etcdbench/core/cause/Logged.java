package org.etcdbench.core.cause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etcdbench.core.result.LogEvents;
import org.etcdbench.core.result.LogEvents.Kind;
import org.etcdbench.core.result.MemberEvents;
import org.etcdbench.core.result.RunResult;
import org.etcdbench.core.result.ScenarioResult;

/**
 * What members logged of one kind while a scenario was measured: the worst of it, and how much
 * there is.
 *
 * @param member whose log has the one that took longest
 * @param run in which that was
 * @param worst what that member logged in that run
 * @param total events in all logs of all runs
 */
public record Logged(String member, int run, LogEvents worst, long total) {

  /** The events of this kind; empty if there were none, or no logs were read. */
  public static Optional<Logged> of(ScenarioResult row, Kind kind) {
    List<Logged> all = new ArrayList<>();
    for (RunResult run : row.runs()) {
      for (MemberEvents member : run.observations().map(seen -> seen.logs()).orElse(List.of())) {
        member
            .of(kind)
            .ifPresent(
                events -> all.add(new Logged(member.member(), run.run(), events, events.count())));
      }
    }
    long total = all.stream().mapToLong(Logged::total).sum();
    return all.stream()
        .max(Comparator.comparingLong(Logged::tookNs).thenComparingLong(Logged::total))
        .map(most -> new Logged(most.member(), most.run(), most.worst(), total));
  }

  private long tookNs() {
    Long tookNs = worst.longest().tookNs();
    return tookNs == null ? 0 : tookNs;
  }

  /** What was logged, as part of a sentence. */
  public String sentence() {
    String more = total > worst.count() ? "; " + total + " of them in all logs" : "";
    return member + " logged in run " + run + " that " + worst.describe() + more;
  }
}
