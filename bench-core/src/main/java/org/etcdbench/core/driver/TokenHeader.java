package org.etcdbench.core.driver;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Gives each call of grpc-java the token of its user, and tells of one that was refused. */
public final class TokenHeader implements ClientInterceptor {
  private static final Metadata.Key<String> TOKEN =
      Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

  private final Tokens tokens;

  /** Takes the tokens from there. */
  public TokenHeader(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    String token = tokens.current();
    ClientCall<Q, R> call = next.newCall(method, options);
    return token == null ? call : new Authenticated<>(call, token);
  }

  /** A call of the user. */
  private final class Authenticated<Q, R> extends SimpleForwardingClientCall<Q, R> {
    private final String token;

    Authenticated(ClientCall<Q, R> call, String token) {
      super(call);
      this.token = token;
    }

    @Override
    public void start(Listener<R> listener, Metadata headers) {
      headers.put(TOKEN, token);
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, @Nullable Metadata trailers) {
              if (AccessFailures.tokenRefused(status)) {
                tokens.refused(token);
              }
              super.onClose(status, trailers);
            }
          },
          headers);
    }
  }
}
