package org.etcdbench.cli;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.etcdbench.core.cluster.Allowance;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.scenario.ByteSizes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What whoever runs the members of {@code --endpoints} allows us to do. */
final class SafetyOptions {
  @Option(
      names = "--hash-up-to",
      paramLabel = "SIZE",
      description =
          "With --endpoints: compare members' data by hashes, before and after each run, if no"
              + " database is larger; members read all their data for it. Default: 256MiB; 0B:"
              + " never.")
  private @Nullable String hashUpTo;

  @Option(
      names = "--allow-unreachable",
      description =
          "With --endpoints: begin though a member cannot be reached, and no other tells that it is"
              + " there.")
  private boolean unreachable;

  @Option(
      names = "--allow-mixed-versions",
      description = "With --endpoints: begin though members run different versions of etcd.")
  private boolean mixedVersions;

  @Option(
      names = "--allow-growth",
      description =
          "With --endpoints: begin though what is to be written could fill a database up to 95 %%"
              + " of its quota.")
  private boolean growth;

  @Option(
      names = "--allow-compact",
      description =
          "With --endpoints: when a run leaves a database full, or above 80 %% of its quota, compact"
              + " the history of all keys.")
  private boolean compact;

  @Option(
      names = "--allow-defrag",
      description = "With --endpoints: then defragment the members, the leader last.")
  private boolean defrag;

  @Option(
      names = "--allow-disarm",
      description = "With --endpoints: then disarm the alarm NOSPACE, if there is space again.")
  private boolean disarm;

  /** Checks what picocli cannot. */
  void check(boolean existing) {
    hashUpToBytes();
    if (!existing && hashUpTo != null) {
      throw new UsageException("--hash-up-to is for --endpoints: local members are always asked");
    }
    Set<Allowance> allowed = allowed();
    if (!existing && !allowed.isEmpty()) {
      throw new UsageException(
          allowed.iterator().next().option() + " is for --endpoints: local members are ours");
    }
  }

  Set<Allowance> allowed() {
    Map<Allowance, Boolean> given =
        Map.of(
            Allowance.UNREACHABLE, unreachable,
            Allowance.MIXED_VERSIONS, mixedVersions,
            Allowance.GROWTH, growth,
            Allowance.COMPACT, compact,
            Allowance.DEFRAG, defrag,
            Allowance.DISARM, disarm);
    Set<Allowance> allowed = EnumSet.noneOf(Allowance.class);
    given.forEach(
        (allowance, is) -> {
          if (is) {
            allowed.add(allowance);
          }
        });
    return allowed;
  }

  /** Size of a database beyond which members are not asked for hashes over it. */
  long hashUpToBytes() {
    if (hashUpTo == null) {
      return ExistingSettings.DEFAULT_HASH_UP_TO_BYTES;
    }
    try {
      return ByteSizes.parse(hashUpTo);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--hash-up-to: " + e.getMessage());
    }
  }
}
