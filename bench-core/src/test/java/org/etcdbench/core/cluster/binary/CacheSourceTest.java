package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheSourceTest {

  @Test
  void takesTheNewestByNumber(@TempDir Path cache) throws Exception {
    put(cache, "3.4.23");
    Path newest = put(cache, "3.10.1");
    put(cache, "3.9.5");

    assertThat(source(cache).find(VersionPrefix.parse("")))
        .isEqualTo(new EtcdBinary(newest, "3.10.1", "found in the cache"));
  }

  @Test
  void takesTheNewestOfTheVersionAskedFor(@TempDir Path cache) throws Exception {
    put(cache, "3.5.9");
    put(cache, "3.5.16");
    put(cache, "3.50.1");

    assertThat(source(cache).find(VersionPrefix.parse("3.5")).version()).isEqualTo("3.5.16");
  }

  @Test
  void passesOverABrokenEntry(@TempDir Path cache) throws Exception {
    put(cache, "3.4.23");
    Scripts.script(cache.resolve("etcd/3.5.16/etcd"), "exit 1");

    assertThat(source(cache).find(VersionPrefix.parse("")).version()).isEqualTo("3.4.23");
  }

  @Test
  void tellsWhatItHasInstead(@TempDir Path cache) {
    put(cache, "3.4.23");
    Scripts.etcd(cache.resolve("etcd/3.5.16/etcd"), "3.5.17");

    assertThatThrownBy(() -> source(cache).find(VersionPrefix.parse("3.5")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("3.5.16 there is etcd 3.5.17; has 3.4.23");
  }

  @Test
  void isEmptyWhenThereIsNoDirectory(@TempDir Path dir) {
    assertThatThrownBy(() -> source(dir.resolve("none")).find(VersionPrefix.parse("")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("empty");
  }

  private static Path put(Path cache, String version) {
    return Scripts.etcd(cache.resolve("etcd").resolve(version).resolve("etcd"), version);
  }

  private static CacheSource source(Path cache) {
    VersionProbe probe = new VersionProbe(new Commands(Map.of()));
    return new CacheSource(new BinaryCache(cache, probe), probe);
  }
}
