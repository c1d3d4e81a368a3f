package org.etcdbench.core.cluster.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.result.member.MemberEntry;
import org.junit.jupiter.api.Test;

class MemberUrlsTest {
  private static final URI NAMED = URI.create("https://n1:2379");

  private static MemberEntry member(String name, String... clientUrls) {
    return new MemberEntry("id-" + name, name, List.of(), List.of(clientUrls), false);
  }

  private static MemberUrls of(boolean plainToo, MemberEntry... listed) {
    return MemberUrls.of(
        List.of(listed), new MemberUrls.Known(List.of(NAMED), Map.of("id-m1", NAMED), plainToo));
  }

  @Test
  void takesTheNamedUrlOfAMemberAndTheFirstThatAnotherAdvertises() {
    MemberUrls urls =
        of(
            false,
            member("m1", "https://elsewhere:2379"),
            member("m2", "https://n2:2379", "https://n2:4001"));

    assertThat(urls.urls()).containsExactly(NAMED, URI.create("https://n2:2379"));
    assertThat(urls.leftOut()).isEmpty();
  }

  @Test
  void takesTheNamedUrlOfAMemberThatIsSilentToo() {
    assertThat(of(false, member("m2", "https://n2:2379", "https://n1:2379")).urls())
        .containsExactly(NAMED);
  }

  @Test
  void goesOnToAMembersNextUrlIfOneCannotBeUsed() {
    assertThat(of(false, member("m2", "unix://m2:0", "not a URL", "https://n2:2379")).urls())
        .containsExactly(URI.create("https://n2:2379"));
  }

  @Test
  void leavesOutOnlyTheMemberOfWhichNoUrlCanBeUsed() {
    MemberUrls urls = of(false, member("m2", "unix://m2:0"), member("m3", "https://n3:2379"));

    assertThat(urls.urls()).containsExactly(URI.create("https://n3:2379"));
    assertThat(urls.leftOut())
        .containsExactly(
            "member m2 is not asked: of the client URLs that it advertises, unix://m2:0, none can"
                + " be used; name its endpoint");
  }

  @Test
  void usesAPlainUrlOnlyWhereNoPasswordCouldBeReadOnTheWay() {
    MemberEntry plain = member("m2", "http://n2:2379");

    assertThat(of(true, plain).urls()).containsExactly(URI.create("http://n2:2379"));
    assertThat(of(false, plain).urls()).isEmpty();
    assertThat(of(false, plain).leftOut())
        .containsExactly(
            "member m2 is not asked: of the client URLs that it advertises, http://n2:2379, none"
                + " can be used: the user's password would cross the network in plain text; name"
                + " its endpoint");
    assertThat(of(false, member("m2", "http://n2:2379", "https://n2:2380")).urls())
        .containsExactly(URI.create("https://n2:2380"));
  }

  @Test
  void knowsNothingOfAMemberThatHasNotStarted() {
    MemberEntry added = new MemberEntry("9", "", List.of("http://new:2380"), List.of(), false);

    assertThat(of(false, added)).isEqualTo(new MemberUrls(List.of(), List.of()));
  }
}
