package org.etcdbench.jmh.paired;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a member's calls of Put and Range ended, by its own count: a client that checks nothing but
 * the HTTP status takes a failed call for a success.
 */
final class HandledCalls {
  /** A client that stops cancels what is under way. */
  private static final Set<String> GOOD = Set.of("OK", "Canceled");

  private static final Pattern LINE =
      Pattern.compile(
          "^grpc_server_handled_total\\{grpc_code=\"(\\w+)\",grpc_method=\"(?:Put|Range)\","
              + "grpc_service=\"etcdserverpb\\.KV\",[^}]*\\} (\\S+)$",
          Pattern.MULTILINE);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Calls that ended badly since the member started. */
  long bad(URI member) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(member.resolve("/metrics")).timeout(Duration.ofSeconds(10)).build();
    return bad(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** The same of the text of metrics. */
  static long bad(String metrics) throws IOException {
    long bad = 0;
    boolean any = false;
    for (Matcher line = LINE.matcher(metrics); line.find(); ) {
      any = true;
      bad += GOOD.contains(line.group(1)) ? 0 : (long) Double.parseDouble(line.group(2));
    }
    if (!any) {
      throw new IOException("the member does not say how its calls of Put and Range ended");
    }
    return bad;
  }
}
