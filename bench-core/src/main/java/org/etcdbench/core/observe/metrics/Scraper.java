package org.etcdbench.core.observe.metrics;

import java.io.IOException;
import java.net.SocketTimeoutException;
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

  /** Pages of some members over some minutes. */
  private static final long MOST_PENDING_BYTES = 32L << 20;

  private final Time time;
  private final PageClient client;
  private final List<MetricsTarget> targets;
  private final List<MemberSeries> series;
  private final List<Collected> pending = new ArrayList<>();
  private long pendingBytes;
  private boolean complete;

  /** A page that came, or why not, and whose it is. */
  private record Collected(MemberSeries of, CompletableFuture<PageClient.Answer> answer) {}

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
   * Reads all members' metrics once, and what was collected before.
   *
   * @return whether all could be read
   */
  public synchronized boolean scrape() {
    fetchAll();
    List<Collected> last = pending.subList(pending.size() - targets.size(), pending.size());
    List<Collected> before = pending.subList(0, pending.size() - targets.size());
    before.forEach(this::take);
    complete = true;
    last.forEach(this::take);
    forget();
    return complete;
  }

  /**
   * Fetches all members' metrics once, and reads them later: parsing costs the generator more than
   * fetching, so that it is not done while something is measured, unless too much would be kept.
   */
  public synchronized void collect() {
    fetchAll();
    if (pendingBytes > MOST_PENDING_BYTES) {
      readPending();
    }
  }

  private void fetchAll() {
    List<CompletableFuture<PageClient.Answer>> answers = new ArrayList<>();
    for (MetricsTarget target : targets) {
      answers.add(client.fetch(target.url()));
    }
    for (int i = 0; i < answers.size(); i++) {
      CompletableFuture<PageClient.Answer> answer = answers.get(i);
      pendingBytes += bytes(answer);
      pending.add(new Collected(series.get(i), answer));
    }
  }

  /** Waits for the page. */
  private static long bytes(CompletableFuture<PageClient.Answer> answer) {
    try {
      return answer.join().sizeBytes();
    } catch (CompletionException e) {
      return 0;
    }
  }

  private void readPending() {
    pending.forEach(this::take);
    forget();
  }

  private void forget() {
    pending.clear();
    pendingBytes = 0;
  }

  private void take(Collected page) {
    take(page.of(), page.answer());
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
    if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
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
    readPending();
    return series.stream().map(MemberSeries::metrics).toList();
  }

  /** The same second by second, one member after the other. */
  public synchronized List<SeriesPoint> points() {
    readPending();
    return series.stream().flatMap(member -> member.points().stream()).toList();
  }
}
