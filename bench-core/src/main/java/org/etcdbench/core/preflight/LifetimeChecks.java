package org.etcdbench.core.preflight;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.etcdbench.core.observe.metrics.LifetimeReader.Lifetime;
import org.etcdbench.core.result.MetricReading.Histogram;
import org.etcdbench.core.result.MetricReading.Quantile;
import org.etcdbench.core.result.member.Check;
import org.etcdbench.core.result.member.Check.Topic;
import org.etcdbench.core.result.member.Check.Verdict;

/**
 * The checks of what a member says it did since it started. What is slow there is a warning: the
 * history may have had other causes, and a run measures what it costs today.
 */
final class LifetimeChecks {
  /** With fewer observations less than ten of them make the 99th percentile. */
  static final long ENOUGH = 1_000;

  static final String LEADER_CHANGES = "etcd_server_leader_changes_seen_total";

  private static final String WAL_FSYNC = "etcd_disk_wal_fsync_duration_seconds";
  private static final String BACKEND_COMMIT = "etcd_disk_backend_commit_duration_seconds";
  private static final String OPEN_FILES = "process_open_fds";
  private static final String MOST_FILES = "process_max_fds";
  private static final double FILES_SHARE = 0.8;
  private static final double NS_PER_SEC = 1e9;

  private LifetimeChecks() {}

  /** A duration that a member observes, and what the FAQ says of it. */
  private enum Observed {
    WAL(Topic.WAL_FSYNC, WAL_FSYNC, 10, "syncs", "failed to send out heartbeat on time"),
    COMMIT(Topic.BACKEND_COMMIT, BACKEND_COMMIT, 25, "commits", "apply entries took too long");

    private final Topic topic;
    private final String metric;
    private final int limitMs;
    private final String what;
    private final String warning;

    Observed(Topic topic, String metric, int limitMs, String what, String warning) {
      this.topic = topic;
      this.metric = metric;
      this.limitMs = limitMs;
      this.what = what;
      this.warning = warning;
    }

    Check check(String member, Verdict verdict, String found) {
      return new Check(
          topic, member, verdict, found, "p99 < " + limitMs + " ms", "etcd FAQ: '" + warning + "'");
    }

    Check check(String member, Lifetime lifetime) {
      Optional<Histogram> histogram = lifetime.histogram(metric);
      if (histogram.isEmpty()) {
        return check(member, Verdict.UNKNOWN, "it does not tell");
      }
      long count = histogram.orElseThrow().count();
      String of = count + " " + what + " since it started" + ago(lifetime);
      Optional<Quantile> p99 = histogram.orElseThrow().quantile(0.99);
      if (count < ENOUGH || p99.isEmpty()) {
        return check(member, Verdict.UNKNOWN, "only " + of + ": too few to tell");
      }
      double limitSec = limitMs / 1e3;
      return check(
          member,
          p99.orElseThrow().value() < limitSec ? Verdict.PASS : Verdict.WARN,
          text(p99.orElseThrow()) + " of " + of);
    }
  }

  private static String text(Quantile p99) {
    return p99.lowerLimitOnly()
        ? "p99 above " + text(p99.atLeast())
        : "p99 about "
            + text(p99.value())
            + " (between "
            + text(p99.atLeast())
            + " and "
            + text(p99.atMost())
            + ")";
  }

  private static String text(double sec) {
    return SortedTimes.text(Math.round(sec * NS_PER_SEC));
  }

  /** How long ago a member started, to be put behind a word; empty if it does not say. */
  static String ago(Lifetime lifetime) {
    return lifetime.age().map(age -> " " + rough(age) + " ago").orElse("");
  }

  /** A duration in the largest unit of which it has at least two. */
  static String rough(Duration duration) {
    if (duration.toDays() >= 2) {
      return duration.toDays() + " d";
    }
    if (duration.toHours() >= 2) {
      return duration.toHours() + " h";
    }
    return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  static Check walFsync(String member, Lifetime lifetime) {
    return Observed.WAL.check(member, lifetime);
  }

  static Check walFsync(String member, String whyUnknown) {
    return Observed.WAL.check(member, Verdict.UNKNOWN, whyUnknown);
  }

  static Check backendCommit(String member, Lifetime lifetime) {
    return Observed.COMMIT.check(member, lifetime);
  }

  static Check backendCommit(String member, String whyUnknown) {
    return Observed.COMMIT.check(member, Verdict.UNKNOWN, whyUnknown);
  }

  /** Whether the member may open as many files as it does, and a run's connections. */
  static Check files(String member, Lifetime lifetime, int conns) {
    OptionalDouble open = lifetime.value(OPEN_FILES);
    OptionalDouble most = lifetime.value(MOST_FILES);
    if (open.isEmpty() || most.isEmpty()) {
      return files(member, Verdict.UNKNOWN, "it does not tell", conns);
    }
    double needed = open.getAsDouble() + conns;
    Verdict roomy = needed < most.getAsDouble() * FILES_SHARE ? Verdict.PASS : Verdict.WARN;
    return files(
        member,
        needed > most.getAsDouble() ? Verdict.FAIL : roomy,
        String.format(
            Locale.ROOT,
            "%.0f of at most %.0f files are open",
            open.getAsDouble(),
            most.getAsDouble()),
        conns);
  }

  static Check files(String member, Verdict verdict, String found, int conns) {
    return new Check(
        Topic.MEMBER_FILES,
        member,
        verdict,
        found,
        "< 80% with " + conns + " conns more",
        "etcd: '80% of file descriptors are used'");
  }
}
