package org.etcdbench.core.cluster.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What members of ours are made of.
 *
 * @param etcd the etcd binary
 * @param origin how the binary was found, for the result
 * @param args further arguments for every member
 * @param workRoot under which data and logs are kept while members run
 * @param failedLogs where the logs of members stay that did not get ready
 * @param security how members are secured; null if everybody is let in
 */
public record LocalSettings(
    Path etcd,
    String origin,
    List<String> args,
    Path workRoot,
    Path failedLogs,
    @Nullable LocalSecurity security) {
  static final String QUOTA_OPTION = "--quota-backend-bytes=";

  /** As etcd reads it, with one dash or two. */
  private static final Pattern QUOTA = Pattern.compile("--?quota-backend-bytes(?:=(.*))?");

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  /** What etcd's documents suggest at most. */
  static final long DEFAULT_QUOTA_BYTES = 8L << 30;

  /** Copies the list. */
  public LocalSettings {
    Objects.requireNonNull(etcd, "etcd is null");
    Objects.requireNonNull(origin, "origin is null");
    Objects.requireNonNull(workRoot, "workRoot is null");
    Objects.requireNonNull(failedLogs, "failedLogs is null");
    args = List.copyOf(args);
  }

  /** Members that let everybody in. */
  public LocalSettings(
      Path etcd, String origin, List<String> args, Path workRoot, Path failedLogs) {
    this(etcd, origin, args, workRoot, failedLogs, null);
  }

  /** How members are secured; empty if everybody is let in. */
  public Optional<LocalSecurity> secured() {
    return Optional.ofNullable(security);
  }

  /** The same with the files that secure members in this directory. */
  LocalSettings securedIn(Path directory) {
    LocalSecurity moved =
        security == null ? null : new LocalSecurity(security.tls(), security.auth(), directory);
    return new LocalSettings(etcd, origin, args, workRoot, failedLogs, moved);
  }

  /** The members' quota; empty if an argument says it in a form that we do not know. */
  OptionalLong quotaBytes() {
    String last = Long.toString(DEFAULT_QUOTA_BYTES);
    for (int i = 0; i < args.size(); i++) {
      Matcher option = QUOTA.matcher(args.get(i));
      if (option.matches()) {
        // the value stands behind the sign, or is the next argument
        boolean next = option.group(1) == null && i + 1 < args.size();
        last = next ? args.get(i + 1) : String.valueOf(option.group(1));
      }
    }
    return NUMBER.matcher(last).matches()
        ? OptionalLong.of(Long.parseLong(last))
        : OptionalLong.empty();
  }
}
