package org.etcdbench.core.cluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AptSourcesParserTest {

  @Test
  void readsSeveralStanzas() {
    List<AptSource> sources =
        AptSourcesParser.deb822(
            """
            # the archive
            Types: deb deb-src
            # a snapshot
            URIs: http://example.org/debian
            Suites: bookworm bookworm-updates
            Components: main
            Signed-By: /usr/share/keyrings/archive.gpg

            Types: deb
            URIs: http://example.org/security
            Suites: bookworm-security
            """);

    assertThat(sources).hasSize(2);
    assertThat(sources.get(0).fields())
        .containsEntry("URIs", "http://example.org/debian")
        .containsEntry("signed-by", "/usr/share/keyrings/archive.gpg");
    assertThat(sources.get(0).suites()).containsExactly("bookworm", "bookworm-updates");
    assertThat(sources.get(1).suites()).containsExactly("bookworm-security");
  }

  @Test
  void keepsAKeyThatIsWrittenIntoTheFile() {
    String key = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQ==";
    List<AptSource> sources =
        AptSourcesParser.deb822("Types: deb\nSigned-By:" + key + "\nURIs: http://example.org\n");

    assertThat(sources)
        .containsExactly(
            new AptSource(Map.of("Types", "deb", "Signed-By", key, "URIs", "http://example.org")));
  }

  @Test
  void readsTheOneLineForm() {
    List<AptSource> sources =
        AptSourcesParser.oneLine(
            """
            # deb http://example.org/off bookworm main
            deb http://example.org/debian bookworm main contrib # the archive
            deb-src [ arch=amd64,arm64 signed-by=/k.gpg ] http://example.org/x trixie main

            nonsense
            """);

    assertThat(sources)
        .containsExactly(
            new AptSource(
                Map.of(
                    "Types", "deb",
                    "URIs", "http://example.org/debian",
                    "Suites", "bookworm",
                    "Components", "main contrib")),
            new AptSource(
                Map.of(
                    "Types", "deb-src",
                    "Architectures", "amd64 arm64",
                    "Signed-By", "/k.gpg",
                    "URIs", "http://example.org/x",
                    "Suites", "trixie",
                    "Components", "main")));
  }
}
