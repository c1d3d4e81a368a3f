package org.etcdbench.core.observe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.MemberStatus;

/** Keeps account of when which member did not answer. Safe for use by several threads. */
final class Silences {

  /** A silence that is not over. */
  private record Open(Instant from, int questions, String reason, int changesBefore) {}

  private final Map<String, Open> open = new HashMap<>();
  private final List<Silence> over = new ArrayList<>();

  /**
   * A member answered, or did not.
   *
   * @param asked when it was asked
   * @param now when its answer, or none, was noticed
   * @param leaderChanges all that were seen so far
   * @return how many questions in a row it has not answered
   */
  synchronized int note(
      MemberStatus status, Instant asked, Instant now, List<String> leaderChanges) {
    Open before = open.get(status.name());
    if (status.answered()) {
      if (before != null) {
        open.remove(status.name());
        over.add(silence(status.name(), before, now, true, leaderChanges));
      }
      return 0;
    }
    String reason = String.join("; ", status.errors());
    Open after =
        before == null
            ? new Open(asked, 1, reason, leaderChanges.size())
            : new Open(before.from(), before.questions() + 1, reason, before.changesBefore());
    open.put(status.name(), after);
    return after.questions();
  }

  private static Silence silence(
      String member, Open open, Instant to, boolean over, List<String> changes) {
    return new Silence(
        member,
        open.from(),
        to,
        over,
        open.reason(),
        changes.subList(open.changesBefore(), changes.size()));
  }

  /** All silences, in the order in which they ended, and then those that have not. */
  synchronized List<Silence> until(Instant now, List<String> leaderChanges) {
    List<Silence> all = new ArrayList<>(over);
    open.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> silence(each.getKey(), each.getValue(), now, false, leaderChanges))
        .forEach(all::add);
    return all;
  }
}
