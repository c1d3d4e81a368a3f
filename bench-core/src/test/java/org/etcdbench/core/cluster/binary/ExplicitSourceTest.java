package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplicitSourceTest {
  private static final VersionPrefix ANY = VersionPrefix.parse("");

  @Test
  void takesTheNamedBinary(@TempDir Path dir) throws Exception {
    Path etcd = Scripts.etcd(dir.resolve("my-etcd"), "9.9.9");

    assertThat(source(etcd).find(VersionPrefix.parse("9.9")))
        .isEqualTo(new EtcdBinary(etcd, "9.9.9", "named by --etcd"));
  }

  @Test
  void refusesAFileThatDoesNotExist(@TempDir Path dir) {
    refuses(dir.resolve("none"), ANY, "does not exist");
  }

  @Test
  void refusesADirectory(@TempDir Path dir) {
    refuses(dir, ANY, "is no file");
  }

  @Test
  void refusesAFileThatIsNotExecutable(@TempDir Path dir) throws Exception {
    refuses(Files.writeString(dir.resolve("text"), "etcd"), ANY, "is not executable");
  }

  @Test
  void refusesAProgramThatIsNoEtcd(@TempDir Path dir) {
    Path other = Scripts.script(dir.resolve("other"), "echo 'other 1.0'");
    refuses(other, ANY, "is no etcd: its --version answers 'other 1.0'");
  }

  @Test
  void refusesAProgramThatFails(@TempDir Path dir) {
    Path broken = Scripts.script(dir.resolve("broken"), "echo 'no such library' >&2; exit 127");
    refuses(
        broken,
        ANY,
        "is no etcd that runs here: broken --version failed (exit 127): no such library");
  }

  @Test
  void refusesAnotherVersion(@TempDir Path dir) {
    Path etcd = Scripts.etcd(dir.resolve("etcd"), "3.4.23");
    refuses(
        etcd,
        VersionPrefix.parse("3.5"),
        "is etcd 3.4.23, but etcd 3.5 is asked for (--etcd-version or etcd.version)");
  }

  @Test
  void leavesTheTurnToOthersWhenNothingIsNamed() {
    VersionProbe probe = new VersionProbe(new Commands(Map.of()));

    assertThatThrownBy(() -> new ExplicitSource("--etcd", null, probe).find(ANY))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("not given");
  }

  private static ExplicitSource source(Path path) {
    return new ExplicitSource("--etcd", path, new VersionProbe(new Commands(Map.of())));
  }

  private static void refuses(Path path, VersionPrefix wanted, String what) {
    assertThatThrownBy(() -> source(path).find(wanted))
        .isInstanceOf(EtcdNotFoundException.class)
        .hasMessage("--etcd: " + path + " " + what);
  }
}
