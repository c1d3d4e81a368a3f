package org.etcdbench.report.compare;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.etcdbench.core.result.BenchResult;

/** Short names of several results, no two of which are the same. */
public final class ResultNames {
  private static final String BEHIND_STAMP = "-";

  private ResultNames() {}

  /**
   * When each began, where that tells them apart and they are of one profile; else their ids; with
   * {@code #2} and so on behind those that stand there twice.
   */
  public static List<String> of(List<BenchResult> results) {
    boolean oneProfile = results.stream().map(r -> r.profile().name()).distinct().count() == 1;
    List<String> stamps = results.stream().map(ResultNames::stamp).toList();
    if (oneProfile && distinct(stamps)) {
      return stamps;
    }
    List<String> ids = results.stream().map(BenchResult::id).toList();
    return distinct(ids)
        ? ids
        : IntStream.range(0, ids.size()).mapToObj(i -> ids.get(i) + "#" + (i + 1)).toList();
  }

  private static String stamp(BenchResult result) {
    int end = result.id().indexOf(BEHIND_STAMP);
    return end <= 0 ? result.id() : result.id().substring(0, end);
  }

  private static boolean distinct(List<String> names) {
    return new HashSet<>(names).size() == names.size();
  }
}
