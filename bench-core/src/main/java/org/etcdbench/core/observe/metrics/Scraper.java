package org.etcdbench.core.observe.metrics;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.etcdbench.core.access.UntrustedMemberException;
import org.etcdbench.core.result.MemberMetrics;
import org.etcdbench.core.result.SeriesPoint;
import org.etcdbench.core.time.Time;

/**
 * Reads the metrics of all members again and again, all at the same time. A member that does not
 * answer, or with something else, is noted and never fatal. Safe for use by several threads.
 */
public final class Scraper {
  /** A member that needs longer than this for its page is not worth waiting for. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final Time time;
  private final PageClient client;
  private final List<MetricsTarget> targets;
  private final List<MemberSeries> series;
  private boolean complete;

  /**
   * A scraper that has read nothing yet.
   *
   * @param targets the members, in the order of the result
   * @param tls for {@code https}
   */
  public Scraper(Time time, List<MetricsTarget> targets, SSLContext tls) {
    this.time = time;
    this.client = new PageClient(time, TIMEOUT, tls);
    this.targets = List.copyOf(targets);
    this.series = targets.stream().map(MemberSeries::new).toList();
  }

  /**
   * Reads all members' metrics once.
   *
   * @return whether all could be read
   */
  public synchronized boolean scrape() {
    List<CompletableFuture<PageClient.Answer>> answers = new ArrayList<>();
    for (MetricsTarget target : targets) {
      answers.add(client.fetch(target.url()));
    }
    complete = true;
    for (int i = 0; i < answers.size(); i++) {
      take(series.get(i), answers.get(i));
    }
    return complete;
  }

  private void take(MemberSeries of, CompletableFuture<PageClient.Answer> answer) {
    try {
      PageClient.Answer done = answer.join();
      Page page = Page.read(done.text());
      Instant now = time.now().minusNanos(time.nanoTime() - done.nowNs());
      of.accept(page, done.nowNs(), now);
    } catch (CompletionException e) {
      complete = false;
      of.fail(reason(e.getCause() == null ? e : e.getCause()));
    } catch (IOException | PageFormatException e) {
      complete = false;
      of.fail(reason(e));
    }
  }

  /** Why no page could be had, in words. */
  static String reason(Throwable failure) {
    if (failure instanceof TimeoutException
        || failure instanceof java.net.http.HttpTimeoutException) {
      return "no answer within " + TIMEOUT.toSeconds() + " s";
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedMemberException) {
        return String.valueOf(cause.getMessage());
      }
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** What has been read so far, of each member. */
  public synchronized List<MemberMetrics> metrics() {
    return series.stream().map(MemberSeries::metrics).toList();
  }

  /** The same second by second, one member after the other. */
  public synchronized List<SeriesPoint> points() {
    return series.stream().flatMap(member -> member.points().stream()).toList();
  }
}
