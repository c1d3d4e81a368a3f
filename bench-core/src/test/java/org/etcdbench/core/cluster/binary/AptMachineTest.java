package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptMachineTest {
  private static final String DEBIAN = "ID=debian\nVERSION_CODENAME=bookworm\n";

  @Test
  void writesTheMachinesArchiveWithAnotherRelease(@TempDir Path root) throws Exception {
    write(root, "etc/os-release", DEBIAN);
    write(
        root,
        "etc/apt/sources.list.d/debian.sources",
        """
        Types: deb deb-src
        URIs: http://example.org/debian
        Suites: bookworm bookworm-updates
        Components: main
        Signed-By: /k.gpg

        Types: deb
        URIs: http://example.org/security
        Suites: bookworm-security
        Components: main

        Types: deb
        URIs: http://example.org/third-party
        Suites: nodistro
        Components: main

        Types: deb
        URIs: http://example.org/off
        Suites: bookworm
        Components: main
        Enabled: no
        """);

    assertThat(new AptMachine(root).sourcesFor("trixie"))
        .isEqualTo(
            """
            Types: deb
            Suites: trixie
            Components: main
            Signed-By: /k.gpg
            URIs: http://example.org/debian
            """);
  }

  @Test
  void readsTheClassicFile(@TempDir Path root) throws Exception {
    write(root, "etc/os-release", DEBIAN);
    write(
        root,
        "etc/apt/sources.list",
        """
        deb [signed-by=/k.gpg] http://example.org/debian bookworm main
        deb http://example.org/debian bookworm-backports main
        deb http://example.org/security bookworm-security main
        deb-src http://example.org/debian bookworm main
        """);

    assertThat(new AptMachine(root).sourcesFor("sid"))
        .isEqualTo(
            """
            Types: deb
            Suites: sid
            Components: main
            signed-by: /k.gpg
            URIs: http://example.org/debian
            """);
  }

  @Test
  void tellsThatThereIsNoMirrorToUse(@TempDir Path root) throws Exception {
    write(root, "etc/os-release", DEBIAN);
    write(root, "etc/apt/sources.list.d/old.list.disabled", "deb http://example.org bookworm main");

    assertThatThrownBy(() -> new AptMachine(root).sourcesFor("sid"))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the machine's package sources name no Debian mirror");
  }

  @Test
  void leavesOutTheReleasesThatTheMachineUses(@TempDir Path root) throws Exception {
    write(root, "etc/os-release", DEBIAN);
    write(root, "etc/apt/sources.list", "deb http://example.org/debian forky main\n");

    assertThat(new AptMachine(root).otherReleases()).containsExactly("trixie", "sid");
  }

  @Test
  void mixesNoDebianIntoAnotherDistribution(@TempDir Path root) throws Exception {
    write(root, "etc/os-release", "ID=ubuntu\nID_LIKE=debian\nVERSION_CODENAME=noble\n");

    assertThat(new AptMachine(root).otherReleases()).isEmpty();
  }

  private static void write(Path root, String name, String text) throws Exception {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
