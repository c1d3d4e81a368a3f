package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search through releases, with scripts that answer as apt and dpkg do. */
class DistributionSourceTest {
  private final List<String> progress = new ArrayList<>();

  @Test
  void takesTheMachinesOwnRelease(@TempDir Path dir) throws Exception {
    apt(dir, "echo 'etcd-server | 3.4.23-4+b4 | http://example.org bookworm/main Packages'");

    assertThat(source(dir).find(VersionPrefix.parse("")))
        .isEqualTo(
            new EtcdBinary(
                dir.resolve("cache/etcd/3.4.23/etcd"),
                "3.4.23",
                "unpacked from the distribution's package etcd-server 3.4.23-4+b4"));
    assertThat(progress)
        .containsExactly(
            "looking for the package etcd-server in this machine's package lists",
            "downloading etcd-server 3.4.23-4+b4");
  }

  @Test
  void fetchesListsOfItsOwnWhereTheMachineHasNone(@TempDir Path dir) throws Exception {
    apt(
        dir,
        "case \"$*\" in *Dir::State::lists*)"
            + " echo 'etcd-server | 3.4.23-4 | http://example.org bookworm/main Packages';; esac");

    assertThat(source(dir).find(VersionPrefix.parse("3.4")).version()).isEqualTo("3.4.23");
    assertThat(progress).contains("fetching package lists of this machine's sources");
  }

  @Test
  void asksOtherReleasesForAVersionThatTheMachinesOwnDoesNotHave(@TempDir Path dir)
      throws Exception {
    apt(
        dir,
        "case \"$*\" in"
            + " */trixie/*) echo 'etcd-server | 3.5.16-4 | http://example.org t/main Packages';;"
            + " *) echo 'etcd-server | 3.4.23-4 | http://example.org b/main Packages';; esac");

    EtcdBinary binary = source(dir).find(VersionPrefix.parse("3.5"));

    assertThat(binary.version()).isEqualTo("3.5.16");
    assertThat(binary.origin())
        .isEqualTo(
            "unpacked from the distribution's package etcd-server 3.5.16-4 of Debian's trixie");
  }

  @Test
  void tellsWhatEachReleaseHasInstead(@TempDir Path dir) throws Exception {
    apt(dir, "echo 'etcd-server | 3.4.23-4 | http://example.org bookworm/main Packages'");

    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("3.6")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage(
            "this machine's release has 3.4.23-4; trixie has 3.4.23-4; forky has 3.4.23-4;"
                + " sid has 3.4.23-4");
  }

  @Test
  void tellsWhichProgramIsMissing(@TempDir Path dir) throws Exception {
    apt(dir, "exit 0");
    Files.delete(dir.resolve("bin/dpkg-deb"));

    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("")))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("dpkg-deb is not on the PATH");
  }

  @Test
  void tellsWhyTheListsCannotBeFetched(@TempDir Path dir) throws Exception {
    apt(dir, "exit 0");
    Scripts.script(dir.resolve("bin/apt-get"), "echo 'E: no network' >&2; exit 100");

    assertThatThrownBy(() -> source(dir).find(VersionPrefix.parse("")))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("apt-get update failed (exit 100): E: no network");
  }

  /** Programs whose package is a file with a version in it, and whose madison is given. */
  private static void apt(Path dir, String madison) throws Exception {
    Path bin = dir.resolve("bin");
    Scripts.script(bin.resolve("apt-cache"), madison);
    Scripts.script(
        bin.resolve("apt-get"),
        """
        for last; do :; done
        v=${last#*=}
        if [ "$1" = download ]; then echo "${v%%-*}" > etcd-server.deb; fi
        """);
    Scripts.script(
        bin.resolve("dpkg-deb"),
        """
        read -r v < "$2"
        /bin/mkdir -p "$3/usr/bin"
        e="$3/usr/bin/etcd"
        printf '#!/bin/sh\\necho "etcd Version: %s"\\n' "$v" > "$e"
        /bin/chmod 755 "$e"
        """);
    Files.createDirectories(dir.resolve("etc/apt"));
    Files.writeString(dir.resolve("etc/os-release"), "ID=debian\nVERSION_CODENAME=\"bookworm\"\n");
    Files.writeString(
        dir.resolve("etc/apt/sources.list"), "deb http://example.org/debian bookworm main\n");
  }

  private DistributionSource source(Path dir) {
    Commands commands = new Commands(Map.of("PATH", dir.resolve("bin").toString()));
    BinaryCache cache = new BinaryCache(dir.resolve("cache"), new VersionProbe(commands));
    return new DistributionSource(commands, new AptMachine(dir), cache, progress::add);
  }
}
