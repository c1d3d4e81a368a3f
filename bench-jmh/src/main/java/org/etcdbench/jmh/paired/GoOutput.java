package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What etcd's benchmark tool printed with {@code --precise}.
 *
 * @param okPerSec requests per second over the whole run
 * @param meanNs mean latency
 * @param failed requests that failed
 */
record GoOutput(double okPerSec, double meanNs, long failed) {
  private static final Pattern RATE = Pattern.compile("(?m)^\\s+Requests/sec:\\s+(\\S+)$");
  private static final Pattern MEAN = Pattern.compile("(?m)^\\s+Average:\\s+(\\S+) secs\\.$");
  private static final Pattern ERRORS = Pattern.compile("(?ms)^Error distribution:$(.*)");
  private static final Pattern COUNT = Pattern.compile("(?m)^\\s+\\[(\\d+)\\]");

  static GoOutput parse(String printed) throws IOException {
    long failed = 0;
    Matcher errors = ERRORS.matcher(printed);
    if (errors.find()) {
      for (Matcher count = COUNT.matcher(errors.group(1)); count.find(); ) {
        failed += Long.parseLong(count.group(1));
      }
    }
    return new GoOutput(number(RATE, printed), number(MEAN, printed) * 1e9, failed);
  }

  private static double number(Pattern pattern, String printed) throws IOException {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new IOException("the tool printed no line like '" + pattern + "':\n" + printed);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
