package org.etcdbench.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmArgumentsTest {

  @Test
  void leavesOutOurOwnAndKeepsTheOrderOfTheRest() {
    assertThat(
            JvmArguments.shown(
                List.of(
                    "-Xmx1g",
                    "-XX:SharedArchiveFile=/opt/x/archive/1.jsa",
                    "-XX:AOTCache=/opt/x/archive/1.aot",
                    "-Xlog:cds*=off",
                    "-Xlog:aot*=off",
                    "-Detcdbench.home=/opt/x",
                    "-Dfile.encoding=UTF-8",
                    "-ea")))
        .containsExactly("-Xmx1g", "-Dfile.encoding=UTF-8", "-ea");
  }

  @ParameterizedTest
  @CsvSource({
    "-Djavax.net.ssl.trustStorePassword=s3cret, -Djavax.net.ssl.trustStorePassword=***",
    "-Dproxy.passwd=a=b, -Dproxy.passwd=***",
    "-DAPI_TOKEN=s3cret, -DAPI_TOKEN=***",
    "-Dclient.secret=s3cret, -Dclient.secret=***",
    "-Dlicence.Key=s3cret, -Dlicence.Key=***",
    "-Daws.credentials=s3cret, -Daws.credentials=***",
    "-javaagent:/opt/agent.jar=apiKey=s3cret, -javaagent:/opt/agent.jar=***",
    "-Dexec.args=--password s3cret, -Dexec.args=***",
    "-Dpassword, -Dpassword",
    "-XX:MaxHeapSize=1073741824, -XX:MaxHeapSize=1073741824",
    "-Djava.io.tmpdir=/var/tmp, -Djava.io.tmpdir=/var/tmp"
  })
  void hidesWhatHasToDoWithASecret(String argument, String shown) {
    assertThat(JvmArguments.shown(List.of(argument))).containsExactly(shown);
  }
}
