package org.etcdbench.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.observe.metrics.MetricsTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObserveSettingsTest {
  private final Map<String, URI> discovered = new LinkedHashMap<>();

  ObserveSettingsTest() {
    discovered.put("m1", URI.create("http://a:2379/metrics"));
    discovered.put("m2", URI.create("http://b:2379/metrics"));
  }

  private List<String> targets(String... urls) throws ClusterException {
    return new ObserveSettings(true, List.of(urls))
        .targets(discovered).stream().map(t -> t.member() + " " + t.url()).toList();
  }

  @Test
  void readsAtTheClientUrlsUnlessTold() throws ClusterException {
    assertThat(targets()).containsExactly("m1 http://a:2379/metrics", "m2 http://b:2379/metrics");
  }

  @Test
  void readsNothingIfNothingIsToBeRead() throws ClusterException {
    assertThat(new ObserveSettings(false, List.of("http://c:1", "http://d:1")).targets(discovered))
        .isEmpty();
  }

  @Test
  void takesUrlsInTheOrderOfTheMembers() throws ClusterException {
    assertThat(targets("http://c:1", "https://[::1]:2381/other?of=m2"))
        .containsExactly("m1 http://c:1/metrics", "m2 https://[::1]:2381/other?of=m2");
  }

  @Test
  void takesUrlsByName() throws ClusterException {
    assertThat(targets("m2=http://d:1/x?a=b"))
        .containsExactly("m1 http://a:2379/metrics", "m2 http://d:1/x?a=b");
    assertThat(targets("m2=http://d:1/", "m1=http://c:1"))
        .containsExactly("m1 http://c:1/metrics", "m2 http://d:1/metrics");
  }

  @Test
  void refusesAnotherNumberThanThereAreMembers() {
    assertThatThrownBy(() -> targets("http://c:1"))
        .isInstanceOf(ClusterException.class)
        .hasMessage("metrics-urls must be one for each of the members [m1, m2], got: 1");
  }

  @Test
  void refusesAMemberThatThereIsNot() {
    assertThatThrownBy(() -> targets("m3=http://c:1"))
        .isInstanceOf(ClusterException.class)
        .hasMessage("metrics-urls name the member m3, but there are [m1, m2]");
  }

  @Test
  void refusesAMemberTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> targets("m1=http://c:1", "m1=http://d:1"))
        .withMessage("metrics-urls name the member m1 twice");
  }

  @Test
  void refusesNamesOfSomeOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> targets("m1=http://c:1", "http://d:1"))
        .withMessageStartingWith("metrics-urls must all be URL, or all be member=URL, got: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c:2379 | must be of the form http://host:port/path, got: c:2379",
        "//c:2379 | must be of the form http://host:port/path",
        "ftp://c/ | must be of the form http://host:port/path",
        "http:// | http://",
        "http://c d/ | Illegal character",
        "m1=c | must be of the form http://host:port/path, got: c",
      })
  void namesTheOptionOfAUrlThatIsNone(String url, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> targets(url))
        .withMessageStartingWith("metrics-urls: ")
        .withMessageContaining(reason);
  }

  @Test
  void refusesAPasswordAndDoesNotRepeatIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> targets("m1=http://somebody:secret@c:1"))
        .withMessage(
            "metrics-urls: metrics URL must not hold a user or password, got one for host c");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MetricsTarget("m1", URI.create("http://:secret@c:1/")))
        .withMessageNotContaining("secret");
  }
}
