package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What h2load printed.
 *
 * @param okPerSec requests with a 2xx status per second; gRPC failures have one too
 * @param meanNs mean time for a request
 * @param failed requests that failed, errored or timed out
 */
record H2loadOutput(double okPerSec, double meanNs, long failed) {
  private static final Pattern RATE = Pattern.compile("(?m)^finished in \\S+ ([0-9.]+) req/s,");
  private static final Pattern BAD =
      Pattern.compile(
          "(?m)^requests: (\\d+) total,.* (\\d+) failed, (\\d+) errored, (\\d+) timeout$");
  private static final Pattern MEAN =
      Pattern.compile("(?m)^time for request:\\s+\\S+\\s+\\S+\\s+([0-9.]+)(us|ms|s)\\s");
  private static final Map<String, Double> NS_PER_UNIT = Map.of("us", 1e3, "ms", 1e6, "s", 1e9);

  static H2loadOutput parse(String printed) throws IOException {
    Matcher rate = find(RATE, printed);
    Matcher bad = find(BAD, printed);
    Matcher mean = find(MEAN, printed);
    return new H2loadOutput(
        Double.parseDouble(rate.group(1)),
        Double.parseDouble(mean.group(1)) * NS_PER_UNIT.getOrDefault(mean.group(2), Double.NaN),
        Long.parseLong(bad.group(2)) + Long.parseLong(bad.group(3)) + Long.parseLong(bad.group(4)));
  }

  private static Matcher find(Pattern pattern, String printed) throws IOException {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IOException("h2load printed no line like '" + pattern + "':\n" + printed);
    }
    return matcher;
  }
}
