package org.etcdbench.core.cluster.operate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.etcdbench.core.cluster.ClusterException;

/** The members that are asked, in the order in which they were named. */
record MemberLinks(List<MemberLink> links) {
  MemberLinks {
    links = List.copyOf(links);
  }

  /** A call to a member. */
  interface Call<T> extends Function<MemberLink, CompletableFuture<Answer<T>>> {}

  /** Asks all at once and shows each answer, in the members' order. */
  <T, R> List<R> all(Call<T> call, BiFunction<MemberLink, Answer<T>, R> show)
      throws InterruptedException {
    List<CompletableFuture<Answer<T>>> answers = links.stream().map(call).toList();
    List<R> shown = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      shown.add(show.apply(links.get(i), await(answers.get(i))));
    }
    return shown;
  }

  /**
   * Asks one after the other until one answers: the first may be the one that is down.
   *
   * @param what is asked, as in "cannot …"
   */
  <T> T first(String what, Call<T> call) throws ClusterException, InterruptedException {
    List<String> failures = new ArrayList<>();
    for (MemberLink link : links) {
      Answer<T> answer = await(call.apply(link));
      if (answer instanceof Answer.Given<T> given) {
        return given.value();
      }
      failures.add("through " + link.url() + ": " + answer.reason());
    }
    throw new ClusterException("cannot " + what + " " + String.join("; ", failures));
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
