package org.etcdbench.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.etcdbench.core.cluster.ClusterException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that, with {@code --endpoints}, say which members are asked, and who asks. */
final class TargetOptions {
  @Mixin private AccessOptions access = new AccessOptions();

  @Option(
      names = "--cluster-members",
      description = "Ask all members of the member list, not only those of --endpoints.")
  private boolean clusterMembers;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The cluster that 'cluster up --name NAME' started.")
  private @Nullable String name;

  /**
   * The members of these endpoints, or else of the cluster that {@code cluster up} started; empty
   * if there is neither.
   *
   * @param tell gets a sentence for each member that cannot be asked
   */
  Optional<Target> find(List<String> endpoints, Surroundings surroundings, Consumer<String> tell)
      throws ClusterException, InterruptedException {
    Optional<Target> named = Target.find(endpoints, name, access, surroundings);
    return named.isPresent() ? Optional.of(whole(named.get(), tell)) : named;
  }

  /** The member at this address, which nobody named. */
  Target at(String address, Surroundings surroundings, Consumer<String> tell)
      throws ClusterException, InterruptedException {
    URI url = ClusterOptions.url(address, access.secured());
    tell.accept("no cluster was started with 'cluster up'; asking " + url);
    return whole(Target.given(List.of(url), access, surroundings), tell);
  }

  private Target whole(Target named, Consumer<String> tell)
      throws ClusterException, InterruptedException {
    Target target = clusterMembers ? named.ofAllMembers() : named;
    target.leftOut().forEach(tell);
    return target;
  }

  /** One of these options that was given, and is for members only. */
  Optional<String> given() {
    return clusterMembers ? Optional.of("--cluster-members") : access.given();
  }
}
