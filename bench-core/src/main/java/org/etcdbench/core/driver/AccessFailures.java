package org.etcdbench.core.driver;

import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.UntrustedMemberException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a member does not let us in, and what would help: the one place that knows in which
 * words the JDK, Netty, gRPC and etcd say so.
 */
public final class AccessFailures {
  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
  private static final Set<String> OF_CERTIFICATE =
      Set.of(
          "bad_certificate",
          "certificate_required",
          "certificate_unknown",
          "certificate_expired",
          "certificate_revoked",
          "unsupported_certificate",
          "unknown_ca",
          "access_denied");

  /** As Netty and the JDK say it. */
  private static final List<String> NO_TLS =
      List.of("not an SSL/TLS record", "Unsupported or unrecognized SSL message");

  /** In Netty's words. */
  private static final String CLOSED_IN_HANDSHAKE =
      "Connection closed while SSL/TLS handshake was in progress";

  private static final String NO_HANDSHAKE =
      "it closed the connection in the TLS handshake, as a member does that does not speak TLS: is"
          + " its URL http://?";

  /**
   * Why a member that answers does not tell its status; see etcd's pull requests 14663, 21666 and
   * 21811.
   */
  public static final String STATUS_NOT_PERMITTED =
      "the user may not ask for its status: etcd 3.6, and 3.5 from 3.5.28, tell it to users with the"
          + " role root alone, until their releases after May 2026; give --user one of these, or"
          + " update etcd";

  private AccessFailures() {}

  /** Why a call, as a rule the first on a connection, failed: the reason alone, in plain words. */
  public static String reason(Endpoint endpoint, Access access, Throwable failure) {
    return reason(endpoint, access, Status.fromThrowable(failure));
  }

  /** The same for a status. */
  static String reason(Endpoint endpoint, Access access, Status status) {
    return ofConnection(endpoint, access, status)
        .or(() -> ofUser(access.credentials(), String.valueOf(status.getDescription())))
        .orElseGet(() -> GrpcFailures.message(status));
  }

  /** Whether a member did not take the token of a request any more: another one is needed. */
  static boolean tokenRefused(Status status) {
    String words = status.getDescription();
    return words != null
        && (words.contains("invalid auth token")
            || words.contains("revision of auth store is old"));
  }

  /** The same for a failed call. */
  public static boolean tokenRefused(Throwable failure) {
    return tokenRefused(Status.fromThrowable(failure));
  }

  /** Whether a member knows the user, but does not let it do this. */
  public static boolean notPermitted(Throwable failure) {
    return Status.fromThrowable(failure).getCode() == Status.Code.PERMISSION_DENIED;
  }

  private static Optional<String> ofConnection(Endpoint endpoint, Access access, Status status) {
    if (endpoint.secured()) {
      return Stream.iterate(status.getCause(), cause -> cause != null, Throwable::getCause)
          .flatMap(cause -> ofTls(access, cause).stream())
          .findFirst()
          .or(() -> resetInHandshake(status))
          .or(() -> ofSilence(access, status))
          .or(() -> ofReset(access, status));
    }
    return closedAtOnce(status)
        ? Optional.of(
            "it closed the connection before HTTP/2 began, as a member does that expects TLS: is"
                + " its URL https://?")
        : resetAtOnce(status);
  }

  /** Which of the two it says, a close or a reset, is a matter of microseconds. */
  private static Optional<String> resetAtOnce(Status status) {
    String words = GrpcFailures.message(status);
    return words.contains("Connection reset")
        ? Optional.of(words + "; if it expects TLS, is its URL https://?")
        : Optional.empty();
  }

  private static Optional<String> ofTls(Access access, Throwable cause) {
    if (cause instanceof UntrustedMemberException) {
      return Optional.of(String.valueOf(cause.getMessage()));
    }
    String words = String.valueOf(cause.getMessage());
    if (cause instanceof ClosedChannelException || words.contains(CLOSED_IN_HANDSHAKE)) {
      return Optional.of(NO_HANDSHAKE);
    }
    if (!(cause instanceof SSLException)) {
      return Optional.empty();
    }
    if (NO_TLS.stream().anyMatch(words::contains)) {
      return Optional.of("it does not speak TLS: is its URL http://?");
    }
    Matcher alert = ALERT.matcher(words);
    return alert.find() ? Optional.of(ofAlert(access, alert.group(1))) : Optional.empty();
  }

  /** Then grpc-java names the handler that was still at work; the lean driver says it. */
  private static Optional<String> resetInHandshake(Status status) {
    String words = String.valueOf(status.getDescription());
    return words.contains("ClientTlsHandler") || words.contains("in the TLS handshake")
        ? Optional.of(NO_HANDSHAKE)
        : Optional.empty();
  }

  private static String ofAlert(Access access, String alert) {
    String words = alert.replace('_', ' ');
    return OF_CERTIFICATE.contains(alert)
        ? ofOwnCertificate(access, words)
        : "it broke off the TLS handshake: " + words;
  }

  private static String ofOwnCertificate(Access access, String words) {
    return access.tls().chain().isEmpty()
        ? "it demands a certificate of ours; give --cert and --key (" + words + ")"
        : "it does not accept our certificate in "
            + access.tls().files().cert()
            + ", issued by "
            + access.tls().chain().get(0).getIssuerX500Principal().getName()
            + " ("
            + words
            + ")";
  }

  /** With TLS 1.3 a member's refusal can get lost when it closes the connection right after it. */
  private static Optional<String> ofSilence(Access access, Status status) {
    return closedAtOnce(status)
        ? Optional.of(ofOwnCertificate(access, "it closed the connection right after TLS began"))
        : Optional.empty();
  }

  /** The same refusal in grpc-java, which does not tell how far a connection had come. */
  private static Optional<String> ofReset(Access access, Status status) {
    String words = GrpcFailures.message(status);
    return words.contains("Connection reset")
        ? Optional.of("perhaps " + ofOwnCertificate(access, words))
        : Optional.empty();
  }

  private static boolean closedAtOnce(Status status) {
    String words = String.valueOf(status.getDescription());
    return status.getCode() == Status.Code.UNAVAILABLE
        && (words.contains("without a word of HTTP/2")
            || words.contains("the server expects TLS")
            || words.contains("Network closed for unknown reason"));
  }

  private static Optional<String> ofUser(@Nullable Credentials credentials, String words) {
    String user = credentials == null ? "nobody" : "user " + credentials.user();
    if (words.contains("user name is empty")) {
      return Optional.of("the cluster lets in users only; give --user");
    }
    if (words.contains("authentication is not enabled")) {
      return Optional.of("the cluster knows no users: authentication is off; leave --user out");
    }
    if (words.contains("invalid user ID or password")) {
      return Optional.of(
          "there is no " + user + ", or its password is another one; etcd does not tell which");
    }
    if (words.contains("permission denied")) {
      return Optional.of(user + " may not do this (permission denied)");
    }
    return Optional.empty();
  }
}
