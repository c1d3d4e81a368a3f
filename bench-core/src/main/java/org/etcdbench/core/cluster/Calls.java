package org.etcdbench.core.cluster;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.driver.AccessFailures;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.driver.Tokens;
import org.etcdbench.core.time.Time;
import org.jspecify.annotations.Nullable;

/**
 * Asks members, as the user if there is one, what any of them can do. Holds the connections to
 * them. Safe for use by several threads.
 */
final class Calls implements AutoCloseable {
  /** As long as etcdctl waits: a member that has not done it by then stands still. */
  static final Duration SMALL = Duration.ofSeconds(5);

  /** For what keeps a member busy, or must not be asked of two. */
  static final Duration LARGE = Duration.ofSeconds(30);

  private final List<Endpoint> endpoints;
  private final Access access;
  private final @Nullable TokenKeeper keeper;
  private final List<ManagedChannel> channels;
  private final AskingOrder order;

  /**
   * Connects to these members; returns at once.
   *
   * @param access how they let us in
   * @param time tells when tokens are to be renewed
   */
  Calls(List<Endpoint> endpoints, Access access, Time time) {
    this.endpoints = List.copyOf(endpoints);
    this.access = access;
    this.keeper = access.user().map(user -> new TokenKeeper(() -> token(user), time)).orElse(null);
    this.channels = MemberChannels.open(endpoints, access.tls(), tokens());
    this.order = new AskingOrder(endpoints.size());
  }

  /** A call to a member. */
  interface Call<T> {
    /** Makes it; blocks. */
    T run(ManagedChannel channel) throws ClusterException;
  }

  /** The connections to the members, in their order. */
  List<ManagedChannel> channels() {
    return channels;
  }

  /** What requests to the members carry. */
  Tokens tokens() {
    return keeper == null ? Tokens.NONE : keeper;
  }

  /** The same stub, whose calls are given up after this long. */
  static <S extends AbstractStub<S>> S within(Duration limit, S stub) {
    return stub.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Lets the members know the user, if there is one and they do not yet.
   *
   * @throws ClusterException if none lets it in
   */
  void authenticate() throws ClusterException {
    if (keeper != null) {
      keeper.begin();
    }
  }

  private String token(Credentials user) throws ClusterException {
    AuthenticateRequest request =
        AuthenticateRequest.newBuilder().setName(user.user()).setPassword(user.password()).build();
    return through(
            "authenticate user " + user.user(),
            channel -> within(SMALL, AuthGrpc.newBlockingStub(channel)).authenticate(request))
        .getToken();
  }

  /**
   * As the user, whose token may have been lost since the last call.
   *
   * @param what is asked, as in "cannot …"
   * @throws ClusterException if no member does it
   */
  <T> T any(String what, Call<T> call) throws ClusterException {
    authenticate();
    return through(what, channel -> withToken(channel, call));
  }

  private <T> T withToken(ManagedChannel channel, Call<T> call) throws ClusterException {
    String token = tokens().current();
    try {
      return call.run(channel);
    } catch (StatusRuntimeException e) {
      if (keeper == null || token == null || !AccessFailures.tokenRefused(e)) {
        throw e;
      }
      keeper.replace(token);
      return call.run(channel);
    }
  }

  /** One member after the other until one does it, first the one that did it last. */
  private <T> T through(String what, Call<T> call) throws ClusterException {
    List<String> failures = new ArrayList<>();
    for (int i : order.indices()) {
      Endpoint endpoint = endpoints.get(i);
      try {
        T answer = call.run(channels.get(i));
        order.answered(i);
        return answer;
      } catch (StatusRuntimeException e) {
        String reason = AccessFailures.reason(endpoint, access, e);
        if (AccessFailures.notPermitted(e)) {
          // all members hold the same users
          throw new NotPermittedException("cannot " + what + ": " + reason);
        }
        failures.add("through " + endpoint.uri() + ": " + reason);
      }
    }
    throw new ClusterException("cannot " + what + " " + String.join("; ", failures));
  }

  @Override
  public void close() {
    if (keeper != null) {
      keeper.close();
    }
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
