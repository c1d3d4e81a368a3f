package org.etcdbench.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.etcdbench.core.cluster.ClusterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of an engine, or of none. */
class EngineTest {
  @TempDir private Path directory;

  private static void refused(String dockerHost, String message) {
    assertThatThrownBy(() -> Engine.connect(Map.of("DOCKER_HOST", dockerHost)))
        .isExactlyInstanceOf(ClusterException.class)
        .hasMessage(message);
  }

  @Test
  void namesTheSocketThatIsNotThere() {
    String socket = "unix://" + directory.resolve("none.sock");

    refused(socket, "no Docker engine answers at " + socket + ": no such file or directory");
  }

  @Test
  void namesTheSocketThatNobodyListensOn() throws Exception {
    String file = "unix://" + Files.createFile(directory.resolve("file.sock"));

    refused(file, "no Docker engine answers at " + file + ": connection refused");
  }

  @Test
  void namesThePortThatNobodyListensOn() {
    refused(
        "tcp://127.0.0.1:1", "no Docker engine answers at tcp://127.0.0.1:1: connection refused");
  }

  @Test
  void refusesAnEngineOnAnotherMachine() {
    refused(
        "tcp://192.0.2.1:2375",
        "the Docker engine at tcp://192.0.2.1:2375 is on another machine; its members' ports could"
            + " not be reached, as they are published on loopback only");
  }

  @Test
  void refusesWhatIsNoAddress() {
    refused("a b", "DOCKER_HOST must be a URL, got: 'a b'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Status 500: {\"message\":\"no \\\"etcd\\\"\\nat all\"} | no \"etcd\" at all",
        "Status 404:  { \"message\" : \"gone\" }               | gone",
        "Status 500: broken  pipe                              | broken pipe"
      })
  void findsTheEnginesWords(String answer, String words) {
    assertThat(EngineFailures.message(new InternalServerErrorException(answer))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bind for 127.0.0.1:4001 failed: port is already allocated",
        "listen tcp4 127.0.0.1:4001: bind: address already in use"
      })
  void knowsAPortThatIsTaken(String words) {
    assertThat(EngineFailures.portTaken(new InternalServerErrorException(words))).isTrue();
    assertThat(EngineFailures.portTaken(new InternalServerErrorException("no"))).isFalse();
  }

  @Test
  void saysHowAContainerEnded() {
    assertThat(Ending.sentence(2, false)).isEqualTo("its container ended with exit code 2");
    assertThat(Ending.sentence(137, true))
        .isEqualTo(
            "its container ended with exit code 137: the kernel killed it for want of memory");
  }

  @ParameterizedTest
  @CsvSource({"'',quay.io/coreos/etcd:v3.5.21", "3.4.37,quay.io/coreos/etcd:v3.4.37"})
  void takesTheProjectsImageOfAVersion(String version, String name) {
    assertThat(EtcdImage.ofVersion(version).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "3.5", "v3.5.21", "latest"})
  void refusesAVersionThatNamesNoImage(String version) {
    assertThatThrownBy(() -> EtcdImage.ofVersion(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("full etcd version", "--image", "'" + version + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "etcd,etcd,latest",
    "etcd:3.5,etcd,3.5",
    "Host.example:5000/a/b_c:v1,Host.example:5000/a/b_c,v1",
    "localhost:5000/etcd,localhost:5000/etcd,latest"
  })
  void knowsTheTagOfAnImage(String name, String repository, String version) {
    assertThat(new EtcdImage(name).repository()).isEqualTo(repository);
    assertThat(new EtcdImage(name).version()).isEqualTo(version);
  }

  @Test
  void knowsTheDigestOfAnImage() {
    String digest = "sha256:" + "0a".repeat(32);

    EtcdImage image = new EtcdImage("quay.io/coreos/etcd:v3.5.21@" + digest);

    assertThat(image.repository()).isEqualTo("quay.io/coreos/etcd");
    assertThat(image.version()).isEqualTo(digest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Etcd:3", "etcd:", "etcd:3:4", "a b", "etcd:v 3"})
  void refusesWhatIsNoImagesName(String name) {
    assertThatThrownBy(() -> new EtcdImage(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("--image must be the name of an image as in ")
        .hasMessageEndingWith("'" + name + "'");
  }
}
