package org.etcdbench.core.cluster.operate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etcdbench.core.driver.Endpoint;
import org.etcdbench.core.result.member.MemberEntry;

/**
 * Where the members of a member list can be asked.
 *
 * @param urls of each member that can be asked, one, in the order of the list
 * @param leftOut the others, a sentence for each with the reason; members that have not started are
 *     among neither
 */
public record MemberUrls(List<URI> urls, List<String> leftOut) {

  /** Copies the lists. */
  public MemberUrls {
    urls = List.copyOf(urls);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * What is known before the list is read.
   *
   * @param named URLs that the user named
   * @param answered which of them lead to which member, by its id
   * @param plainToo whether a member may be asked over a connection that is not secured
   */
  record Known(List<URI> named, Map<String, URI> answered, boolean plainToo) {
    Known {
      named = List.copyOf(named);
      answered = Map.copyOf(answered);
    }
  }

  /** By the URLs that were named where these lead to a member, else by the first it advertises. */
  static MemberUrls of(List<MemberEntry> listed, Known known) {
    List<URI> urls = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (MemberEntry member : listed) {
      if (member.started()) {
        url(member, known).ifPresentOrElse(urls::add, () -> leftOut.add(whyNot(member)));
      }
    }
    return new MemberUrls(urls, leftOut);
  }

  private static Optional<URI> url(MemberEntry member, Known known) {
    List<URI> advertised =
        member.clientUrls().stream().flatMap(url -> usable(url).stream()).toList();
    return Optional.ofNullable(known.answered().get(member.id()))
        .or(() -> advertised.stream().filter(known.named()::contains).findFirst())
        .or(
            () ->
                advertised.stream()
                    .filter(url -> known.plainToo() || url.getScheme().equals("https"))
                    .findFirst());
  }

  /** An advertised URL as ours; empty if it is none that can be asked. */
  static Optional<URI> usable(String advertised) {
    try {
      return Optional.of(Endpoint.of(URI.create(advertised)).uri());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String whyNot(MemberEntry member) {
    boolean plain = member.clientUrls().stream().anyMatch(url -> usable(url).isPresent());
    return "member "
        + member.name()
        + " is not asked: of the client URLs that it advertises, "
        + (member.clientUrls().isEmpty() ? "none" : String.join(", ", member.clientUrls()))
        + ", none can be used"
        + (plain ? ": the user's password would cross the network in plain text" : "")
        + "; name its endpoint";
  }
}
