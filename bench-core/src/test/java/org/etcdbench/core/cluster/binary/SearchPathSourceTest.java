package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathSourceTest {

  @Test
  void takesTheFirstOfTheVersionAskedFor(@TempDir Path dir) throws Exception {
    Scripts.etcd(dir.resolve("a/etcd"), "3.4.23");
    Path second = Scripts.etcd(dir.resolve("b/etcd"), "3.5.16");

    assertThat(source(dir).find(VersionPrefix.parse("3.5")))
        .isEqualTo(new EtcdBinary(second, "3.5.16", "found on the PATH"));
  }

  @Test
  void tellsWhatWasWrongWithEach(@TempDir Path dir) {
    Scripts.etcd(dir.resolve("a/etcd"), "3.4.23");
    Scripts.script(dir.resolve("b/etcd"), "echo hello");

    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("3.5")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "%s is 3.4.23; %s is no etcd: its --version answers 'hello'",
            dir.resolve("a/etcd"), dir.resolve("b/etcd"));
  }

  @Test
  void tellsThatThereIsNone(@TempDir Path dir) {
    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("none there");
  }

  private static SearchPathSource source(Path dir) {
    Commands commands = new Commands(Map.of("PATH", dir.resolve("a") + ":" + dir.resolve("b")));
    return new SearchPathSource(commands, new VersionProbe(commands));
  }
}
