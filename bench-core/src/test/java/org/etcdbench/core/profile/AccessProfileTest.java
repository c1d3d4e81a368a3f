package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.etcdbench.core.access.AccessSettings;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.run.EtcdSecurity;
import org.etcdbench.core.run.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile says of secured members. */
class AccessProfileTest {
  private static final String ROWS = "\nscenarios: [{operation: put}]";

  @TempDir Path dir;

  private AccessSettings access(String yaml, String... overrides)
      throws IOException, ProfileException {
    Path file = Files.writeString(dir.resolve("p.yaml"), yaml + ROWS);
    return Profiles.access(file, Stream.of(overrides).map(ProfileOverride::parse).toList());
  }

  @Test
  void readsHowLocalMembersAreSecured() throws ProfileException {
    assertThat(Reading.plan("etcd: { tls: true }" + ROWS).security())
        .isEqualTo(new EtcdSecurity(true, false));
    assertThat(Reading.plan("etcd: { auth: true }" + ROWS, "etcd.tls=true").security())
        .isEqualTo(new EtcdSecurity(true, true));
    assertThat(Reading.plan(ROWS).security()).isEqualTo(EtcdSecurity.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"etcd: { tls: true }", "etcd: { auth: true }"})
  void refusesToSecureMembersThatNothingIsSentTo(String yaml) throws ProfileException {
    assertThatThrownBy(() -> Reading.plan(yaml + ROWS, "driver=loopback"))
        .isInstanceOf(ProfileException.class)
        .hasMessageEndingWith(
            "driver loopback sends nothing to any member, so etcd.tls and etcd.auth must be false");
    assertThat(Reading.plan(yaml + ROWS, "driver=loopback", "etcd.tls=false", "etcd.auth=false"))
        .extracting(Plan::security)
        .isEqualTo(EtcdSecurity.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"etcd: { version: 3.5 }", "etcd: { args: ['--snapshot-count=9'] }"})
  void refusesToEquipMembersThatNothingIsSentTo(String yaml) throws ProfileException {
    assertThatThrownBy(() -> Reading.plan(yaml + ROWS, "driver=loopback"))
        .isInstanceOf(ProfileException.class)
        .hasMessageEndingWith(
            "driver loopback sends nothing to any member: leave etcd.version and etcd.args out");
    assertThat(Reading.plan(yaml + ROWS)).isNotNull();
  }

  @Test
  void refusesArgumentsForMembersThatAreThereAlready() throws Exception {
    assertThatThrownBy(() -> access("etcd: { args: ['--snapshot-count=9'] }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("etcd.args are given to members that we start");
    // the version is held against the members when they are reached
    assertThat(access("etcd: { version: 3.5 }")).isEqualTo(AccessSettings.NONE);
  }

  @Test
  void readsEveryKeyOfAccess() throws Exception {
    String yaml =
        """
        access:
          cacert: ca.crt
          cert: client.crt
          key: client.key
          insecure-skip-tls-verify: false
          server-name: etcd.example.org
          user: bench
          password-file: password.txt
        """;

    assertThat(access(yaml))
        .isEqualTo(
            new AccessSettings(
                new Tls(
                    Path.of("ca.crt"),
                    Path.of("client.crt"),
                    Path.of("client.key"),
                    false,
                    "etcd.example.org"),
                "bench",
                Path.of("password.txt")));
    assertThat(access(yaml, "access.user=other").user()).isEqualTo("other");
    assertThat(access("")).isEqualTo(AccessSettings.NONE);
  }

  @Test
  void refusesKeysThatDoNotFitEachOtherWhereverItIsRead() {
    String yaml = "access: { cert: client.crt }";

    assertThatThrownBy(() -> access(yaml))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("cert and key go together, got only cert");
    assertThatThrownBy(() -> Reading.plan(yaml + ROWS))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("cert and key go together, got only cert");
  }

  @Test
  void hasNoKeyForAPassword() {
    assertThatThrownBy(() -> access("access: { user: bench, password: secret }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("unknown key 'password'")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesToSecureMembersThatAreThereAlready() throws Exception {
    assertThatThrownBy(() -> access("etcd: { tls: true, auth: true }"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("etcd.tls secures members that we start")
        .hasMessageContaining("give -p etcd.tls=false")
        .hasMessageContaining("--cacert")
        .hasMessageContaining("etcd.auth secures members that we start")
        .hasMessageContaining("--user and --password-file");
    // a profile that is meant for both kinds of members
    String both = "etcd: { tls: true }\naccess: { cacert: ca.crt }";
    assertThat(access(both, "etcd.tls=false").tls().caCert()).isEqualTo(Path.of("ca.crt"));
    assertThatThrownBy(() -> access("access: { cacert: ca.crt }", "etcd.auth=true"))
        .hasMessageContaining("etcd.auth secures members that we start");
  }
}
