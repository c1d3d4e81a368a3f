package org.etcdbench.core.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.etcdbench.core.access.Access;
import org.etcdbench.core.access.Credentials;
import org.etcdbench.core.access.OpenSsl;
import org.etcdbench.core.access.Tls;
import org.etcdbench.core.access.TlsFiles;
import org.etcdbench.core.cluster.Cluster;
import org.etcdbench.core.cluster.ClusterException;
import org.etcdbench.core.cluster.EtcdForTests;
import org.etcdbench.core.cluster.GrpcControlPlane;
import org.etcdbench.core.cluster.MemberFacts;
import org.etcdbench.core.cluster.RawEtcd;
import org.etcdbench.core.cluster.binary.EtcdBinary;
import org.etcdbench.core.cluster.existing.ExistingClusters;
import org.etcdbench.core.cluster.existing.ExistingSettings;
import org.etcdbench.core.cluster.local.LocalClusters;
import org.etcdbench.core.cluster.local.LocalSecurity;
import org.etcdbench.core.result.MemberStatus;
import org.etcdbench.core.scenario.DriverKind;
import org.etcdbench.core.scenario.Outcome;
import org.etcdbench.core.time.Time;
import org.etcdbench.core.workload.Request;
import org.etcdbench.core.workload.RequestSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let into real members, who is not, and what those are told who are not. */
@ParameterizedClass(name = "etcd {0}")
@ValueSource(strings = {"3.4", "3.5"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final List<DriverKind> DRIVERS = List.of(DriverKind.LEAN, DriverKind.JETCD);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Parameter String ofEtcd;

  @TempDir(factory = EtcdForTests.TempDirs.class)
  Path temp;

  private Path directory;
  private EtcdBinary etcd;
  private LocalClusters clusters;
  private LocalClusters strangers;
  private Cluster cluster;
  private RawEtcd raw;

  @BeforeParameterizedClassInvocation
  void openCluster(String version) throws Exception {
    etcd = EtcdForTests.version(version);
    directory = EtcdForTests.workRoot("access-" + version);
    clusters = secured("tls", true, true);
    strangers = secured("strangers", true, false);
    cluster = clusters.open(1, "access");
    raw = new RawEtcd(member(), cluster.access());
    raw.addUser("bench", "of bench", "/etcd-bench/");
    raw.addUser("weak", "of weak", "");
  }

  private LocalClusters secured(String name, boolean tls, boolean auth, String... args)
      throws Exception {
    LocalSecurity security = new LocalSecurity(tls, auth, directory.resolve(name));
    return LocalClusters.prepare(
        EtcdForTests.secured(etcd, directory, security, args), Time.SYSTEM);
  }

  @AfterParameterizedClassInvocation
  void closeCluster() throws Exception {
    raw.close();
    cluster.close();
    clusters.close();
    strangers.close();
  }

  private Endpoint member() {
    return cluster.endpoints().get(0);
  }

  private Tls tls() {
    return cluster.access().tls().files();
  }

  private Access as(String user, String password) {
    return new Access(cluster.access().tls(), new Credentials(user, password));
  }

  private static Access over(Tls tls) throws Exception {
    return new Access(TlsFiles.read(tls), null);
  }

  private ExistingClusters existing(Access access) {
    return existing(member(), access);
  }

  private static ExistingClusters existing(Endpoint member, Access access) {
    return new ExistingClusters(
        ExistingSettings.of(List.of(member.uri()), "access"),
        access,
        MemberFacts.NONE,
        Time.SYSTEM);
  }

  @Test
  void letsInWhoHasAllThatIsNeeded() throws Exception {
    try (Cluster opened = existing(as("bench", "of bench")).open(1, "r1")) {
      assertThat(opened.control().statuses()).allMatch(MemberStatus::answered);
      for (DriverKind kind : DRIVERS) {
        try (Driver driver = driver(kind, opened);
            Connection connection = DriverContract.ready(driver, member())) {
          Answer outside = Answer.to(connection, DriverContract.PUT);
          assertThat(outside.outcome()).isEqualTo(Outcome.REJECTED);
          assertThat(outside.message()).contains("etcdserver: permission denied");
          Request inside = RequestSamples.put(bytes(opened.keyPrefix() + "a"), bytes("value"));
          assertThat(Answer.to(connection, inside).outcome()).isEqualTo(Outcome.OK);
        }
      }
      opened.tidy();
    }
  }

  private static Driver driver(DriverKind kind, Cluster cluster) {
    return Drivers.open(kind, new DriverSettings(TIMEOUT, cluster.access(), cluster.tokens()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void tellsOfAnUnknownAuthority() throws Exception {
    Path other = directory.resolve("strangers").resolve("ca.crt");
    Access access = over(new Tls(other, tls().cert(), tls().key(), false, null));

    Refusals.letsNobodyIn(
        member(),
        access,
        "issued by CN=etcd-bench local authority",
        "is not from an authority in " + other);
  }

  @Test
  void tellsOfAnAuthorityThatJavaDoesNotTrust() throws Exception {
    Refusals.letsNobodyIn(
        member(), Access.OPEN, "is not from an authority that Java trusts", "--cacert");
  }

  @Test
  void tellsWhichNamesTheCertificateHas() throws Exception {
    Tls named = new Tls(tls().caCert(), tls().cert(), tls().key(), false, "etcd.example.org");

    Refusals.letsNobodyIn(
        member(),
        over(named),
        "made out to localhost, 127.0.0.1, 0:0:0:0:0:0:0:1, not to etcd.example.org");
  }

  @Test
  void connectsUnderAnotherNameThatTheCertificateHas() throws Exception {
    Tls named = new Tls(tls().caCert(), tls().cert(), tls().key(), false, "localhost");
    Access access = new Access(TlsFiles.read(named), new Credentials("bench", "of bench"));

    try (Cluster opened = existing(access).open(1, "r1")) {
      for (DriverKind kind : DRIVERS) {
        try (Driver driver = driver(kind, opened);
            Connection connection = driver.connect(member())) {
          connection.ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
        }
      }
    }
  }

  @Test
  void connectsToAnybodyIfToldNotToCheck() throws Exception {
    Tls anybody = new Tls(null, tls().cert(), tls().key(), true, null);
    Access access = new Access(TlsFiles.read(anybody), new Credentials("bench", "of bench"));
    ExistingClusters unchecked = existing(access);

    assertThat(unchecked.describe()).endsWith(", whose certificates were not checked");
    unchecked.open(1, "r1").close();
  }

  @Test
  void tellsThatTheMemberDemandsACertificate() throws Exception {
    Refusals.letsNobodyIn(
        member(),
        over(new Tls(tls().caCert(), null, null, false, null)),
        "demands a certificate of ours; give --cert and --key");
  }

  @Test
  void tellsThatTheMemberDoesNotAcceptOurCertificate() throws Exception {
    Path cert = directory.resolve("strangers").resolve("client.crt");
    Path key = directory.resolve("strangers").resolve("client.key");

    Refusals.letsNobodyIn(
        member(),
        over(new Tls(tls().caCert(), cert, key, false, null)),
        "does not accept our certificate in " + cert,
        "issued by CN=etcd-bench local authority");
  }

  @Test
  void tellsThatTheMemberSpeaksTls() throws Exception {
    Endpoint open = new Endpoint("m1", URI.create("http://127.0.0.1:" + member().uri().getPort()));

    Refusals.letsNobodyIn(open, Access.OPEN, "is its URL https://?");
  }

  @Test
  void tellsThatTheMemberSpeaksNoTls() throws Exception {
    try (LocalClusters plain =
            LocalClusters.prepare(
                EtcdForTests.settings(etcd, directory.resolve("plain")), Time.SYSTEM);
        Cluster open = plain.open(1, "plain")) {
      int port = open.endpoints().get(0).uri().getPort();

      Refusals.letsNobodyIn(
          new Endpoint("m1", URI.create("https://127.0.0.1:" + port)),
          cluster.access(),
          "does not speak TLS: is its URL http://?");
    }
  }

  @Test
  void tellsOfACertificateThatHasExpired() throws Exception {
    OpenSsl.expired(temp, "127.0.0.1");
    try (ExpiredServer server = new ExpiredServer(temp)) {
      Refusals.letsNobodyIn(
          server.endpoint(),
          over(new Tls(temp.resolve("ca.crt"), null, null, false, null)),
          "has expired: CN=expired was valid until 2020-01-02T00:00:00Z");
    }
  }

  @Test
  void tellsOfAWrongPasswordAndAnUnknownUserWithoutThePassword() {
    for (Access access : List.of(as("bench", "wrong pass"), as("nobody", "wrong pass"))) {
      String user = access.user().orElseThrow().user();

      assertThatThrownBy(() -> existing(access).open(1, "r1"))
          .isInstanceOf(ClusterException.class)
          .hasMessageStartingWith("cannot authenticate user " + user)
          .hasMessageContaining("there is no user " + user + ", or its password is another one")
          .hasMessageNotContaining("wrong pass");
    }
  }

  @Test
  void tellsThatThereMustBeAUser() throws Exception {
    Access nobody = new Access(cluster.access().tls(), null);

    assertThatThrownBy(() -> existing(nobody).open(1, "r1"))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("lets in users only; give --user");
    try (LocalClusters plain = secured("plain", false, true);
        Cluster open = plain.open(1, "plain")) {
      assertThatThrownBy(() -> existing(open.endpoints().get(0), Access.OPEN).open(1, "r1"))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("lets in users only; give --user");
    }
  }

  @Test
  void tellsThatThereAreNoUsers() throws Exception {
    try (Cluster open = strangers.open(1, "nousers")) {
      Access access = new Access(open.access().tls(), new Credentials("bench", "of bench"));

      assertThatThrownBy(() -> existing(open.endpoints().get(0), access).open(1, "r1"))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("authentication is off; leave --user out");
    }
  }

  @Test
  void refusesAUserWithoutPermissionAndHasWrittenNothing() throws Exception {
    long before = raw.revision();

    assertThatThrownBy(() -> existing(as("weak", "of weak")).open(1, "r1"))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "user weak may not read, write and delete the keys under /etcd-bench/access/; grant a"
                + " role of that user readwrite on the prefix /etcd-bench/");
    existing(as("bench", "of bench")).open(1, "r1").close();
    assertThat(raw.revision()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = DriverKind.class,
      names = {"LEAN", "JETCD"})
  void tellsOfEachRequestWhoseTokenWasLostAndGoesOnWithANewOne(DriverKind kind) throws Exception {
    try (Driver driver = driver(kind, cluster);
        Connection connection = DriverContract.ready(driver, member())) {
      assertThat(Answer.to(connection, DriverContract.PUT).outcome()).isEqualTo(Outcome.OK);
      raw.setPassword(cluster.access().user().orElseThrow());
      long before = raw.started("Put");

      List<Answer> answers = untilServed(connection);

      Answer first = answers.get(0);
      assertThat(first.outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(first.message()).contains("etcdserver: invalid auth token");
      assertThat(answers).allMatch(answer -> answer.times() == 1);
      assertThat(raw.started("Put")).isEqualTo(before + answers.size());
    }
  }

  private static List<Answer> untilServed(Connection connection) throws Exception {
    long startNs = Time.SYSTEM.nanoTime();
    List<Answer> answers = new ArrayList<>();
    do {
      answers.add(Answer.to(connection, DriverContract.PUT));
      assertThat(sinceNs(startNs)).isLessThan(PATIENCE);
    } while (answers.get(answers.size() - 1).outcome() != Outcome.OK);
    return answers;
  }

  private static Duration sinceNs(long startNs) {
    return Duration.ofNanos(Time.SYSTEM.nanoTime() - startNs);
  }

  /** Waiting is most of it, so both drivers wait at the same time. */
  private static void withBothDrivers(OfDriver check) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(DRIVERS.size());
    try {
      List<Future<?>> checks = new ArrayList<>();
      for (DriverKind kind : DRIVERS) {
        checks.add(
            threads.submit(
                () -> {
                  check.holds(kind);
                  return null;
                }));
      }
      for (Future<?> one : checks) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private interface OfDriver {
    void holds(DriverKind kind) throws Exception;
  }

  @Test
  void keepsATokenByUseAndGetsAnotherForAMemberThatForgotIt() throws Exception {
    try (LocalClusters brief = secured("brief", false, true, "--auth-token-ttl=3")) {
      withBothDrivers(kind -> keepsATokenByUse(brief, kind));
    }
  }

  private static void keepsATokenByUse(LocalClusters brief, DriverKind kind) throws Exception {
    try (Cluster two = brief.open(2, "brief-" + kind.label());
        Driver driver = driver(kind, two);
        Connection used = DriverContract.ready(driver, two.endpoints().get(0))) {
      String token = two.tokens().current();

      servesWithoutAFailureFor(Duration.ofSeconds(8), used);

      assertThat(two.tokens().current()).isEqualTo(token);
      try (Connection late = DriverContract.ready(driver, two.endpoints().get(1))) {
        assertThat(two.tokens().current()).isNotEqualTo(token);
        assertThat(Answer.to(late, DriverContract.PUT).outcome()).isEqualTo(Outcome.OK);
        assertThat(Answer.to(used, DriverContract.PUT).outcome()).isEqualTo(Outcome.OK);
      }
    }
  }

  private static void servesWithoutAFailureFor(Duration duration, Connection connection)
      throws Exception {
    long startNs = Time.SYSTEM.nanoTime();
    while (sinceNs(startNs).compareTo(duration) < 0) {
      Answer answer = Answer.to(connection, DriverContract.PUT);
      assertThat(answer.outcome()).as(answer.message()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void renewsATokenBeforeItExpires() throws Exception {
    OpenSsl.run(temp, "genrsa", "-out", "jwt.key", "2048");
    OpenSsl.run(temp, "rsa", "-in", "jwt.key", "-pubout", "-out", "jwt.pub");
    String jwt =
        "--auth-token=jwt,pub-key="
            + temp.resolve("jwt.pub")
            + ",priv-key="
            + temp.resolve("jwt.key")
            + ",sign-method=RS256,ttl=3s";
    try (LocalClusters brief = secured("jwt", false, true, jwt)) {
      withBothDrivers(kind -> renewsAToken(brief, kind));
    }
  }

  private static void renewsAToken(LocalClusters brief, DriverKind kind) throws Exception {
    try (Cluster single = brief.open(1, "jwt-" + kind.label());
        Driver driver = driver(kind, single);
        Connection connection = DriverContract.ready(driver, single.endpoints().get(0))) {
      String token = single.tokens().current();

      servesWithoutAFailureFor(Duration.ofSeconds(8), connection);

      assertThat(single.tokens().current()).isNotEqualTo(token);
    }
  }

  @Test
  void leavesKeysAndPasswordToTheirOwnerAloneAndForgetsThePassword() throws Exception {
    Path files;
    try (LocalClusters more = secured("more", true, true)) {
      files = directory.resolve("more");
      for (String secret : List.of("server.key", "client.key", "root.password")) {
        assertThat(Files.getPosixFilePermissions(files.resolve(secret)))
            .extracting(Enum::name)
            .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
      }
      assertThat(more.describe())
          .isEqualTo(
              "local members on loopback, TLS with client certificates, users and passwords");
    }
    assertThat(files.resolve("root.password")).doesNotExist();
    assertThat(files.resolve("ca.crt")).exists();
  }

  @Test
  void controlPlaneTellsWhatEachMemberSays() throws Exception {
    Access stranger = over(new Tls(tls().caCert(), null, null, false, null));
    try (GrpcControlPlane control =
        new GrpcControlPlane(List.of(member()), stranger, Time.SYSTEM)) {
      assertThat(control.statuses().get(0).errors())
          .singleElement()
          .asString()
          .contains("demands a certificate of ours");
    }
  }
}
