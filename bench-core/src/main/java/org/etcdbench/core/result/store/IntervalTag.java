package org.etcdbench.core.result.store;

import java.util.regex.Pattern;
import org.etcdbench.core.result.IterationResult.Kind;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.scenario.Scenario;

/**
 * The tags of {@code latency.hlog}: {@code <scenario id>:r<run>:i<iteration>:response.ok}. Warm-up
 * iterations, which are counted apart, have {@code w} in place of {@code i}.
 */
public final class IntervalTag {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]+");

  private IntervalTag() {}

  /** The tag of response times (done − intended) of requests that ended in this way. */
  public static String response(
      Scenario scenario, int run, Kind kind, int iteration, Outcome outcome) {
    return tag(scenario, run, kind, iteration, "response", outcome);
  }

  /** The tag of service times (done − sent) of requests that ended in this way. */
  public static String service(
      Scenario scenario, int run, Kind kind, int iteration, Outcome outcome) {
    return tag(scenario, run, kind, iteration, "service", outcome);
  }

  /** The tag of start delays (sent − intended) of requests that ended in this way. */
  public static String startDelay(
      Scenario scenario, int run, Kind kind, int iteration, Outcome outcome) {
    return tag(scenario, run, kind, iteration, "start_delay", outcome);
  }

  private static String tag(
      Scenario scenario, int run, Kind kind, int iteration, String time, Outcome outcome) {
    char slice = kind == Kind.WARMUP ? 'w' : 'i';
    return check(
        scenario.id() + ":r" + run + ":" + slice + iteration + ":" + time + "." + outcome.label());
  }

  /**
   * HdrHistogram 2.2.2 means to refuse delimiters in tags but looks at tags of three characters
   * only; its reader takes a line with such a tag for the end of the log.
   */
  static String check(String tag) {
    if (!FORM.matcher(tag).matches()) {
      throw new IllegalArgumentException("tag must match " + FORM + ", got: '" + tag + "'");
    }
    return tag;
  }
}
