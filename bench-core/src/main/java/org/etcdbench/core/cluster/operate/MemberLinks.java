package org.etcdbench.core.cluster.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.etcdbench.core.cluster.AskingOrder;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.NotPermittedException;

/** The members that are asked. Safe for use by several threads. */
final class MemberLinks {
  private final List<MemberLink> links;
  private final AskingOrder order;

  MemberLinks(List<MemberLink> links) {
    this.links = List.copyOf(links);
    this.order = new AskingOrder(links.size());
  }

  /** All of them, in the order in which they were named. */
  List<MemberLink> links() {
    return links;
  }

  /** A call to a member. */
  interface Call<T> extends Function<MemberLink, CompletableFuture<Answer<T>>> {}

  /** Asks all at once and shows each answer, in the members' order. */
  <T, R> List<R> all(Call<T> call, BiFunction<MemberLink, Answer<T>, R> show)
      throws InterruptedException {
    List<CompletableFuture<Answer<T>>> answers = links.stream().map(call).toList();
    List<R> shown = new ArrayList<>();
    // from the last on, so that of those that answer the first one is asked first from now on
    for (int i = links.size() - 1; i >= 0; i--) {
      Answer<T> answer = await(answers.get(i));
      if (answer instanceof Answer.Given) {
        order.answered(i);
      }
      shown.add(0, show.apply(links.get(i), answer));
    }
    return shown;
  }

  /**
   * Asks one after the other until one answers, first the one that answered last: another may be
   * down.
   *
   * @param what is asked, as in "cannot …"
   * @throws NotPermittedException if none does, and one answered that our user may not ask
   * @throws ClusterException if none does
   */
  <T> T first(String what, Call<T> call) throws ClusterException, InterruptedException {
    List<String> failures = new ArrayList<>();
    boolean forbidden = false;
    for (int i : order.indices()) {
      MemberLink link = links.get(i);
      Answer<T> answer = await(call.apply(link));
      if (answer instanceof Answer.Given<T> given) {
        order.answered(i);
        return given.value();
      }
      forbidden |= answer.forbidden();
      failures.add("through " + link.url() + ": " + answer.reason());
    }
    String all = "cannot " + what + " " + String.join("; ", failures);
    throw forbidden ? new NotPermittedException(all) : new ClusterException(all);
  }

  /** Waits for an answer; each comes, be it that the deadline is over. */
  static <T> Answer<T> await(CompletableFuture<Answer<T>> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call always ends with an answer", e);
    }
  }
}
