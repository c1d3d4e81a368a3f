package org.etcdbench.jmh.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Reads what the other clients print; the samples are theirs. */
class ClientOutputTest {
  private static final String H2LOAD =
      """
      Main benchmark duration is over for thread #0. Stopping all clients.
      Stopped all clients for thread #0

      finished in 3.00s, 21495.50 req/s, 1.43MB/s
      requests: 42991 total, 42991 started, 42991 done, 42987 succeeded, 1 failed, 2 errored, 4 timeout
      status codes: 42991 2xx, 0 3xx, 0 4xx, 0 5xx
      traffic: 2.86MB (2997065) total, 125.64KB (128654) headers (space savings 94.73%), 2.07MB (2168570) data
                           min         max         mean         sd        +/- sd
      time for request:      517us     25.67ms      4.58ms      2.46ms    85.34%
      time for connect:        0us         0us         0us         0us     0.00%
      """;

  private static final String GO =
      """
       9658 / 10000   96.58% 10000 / 10000  100.00% 1s

      Summary:
        Total:	1.665096801 secs.
        Slowest:	0.014246849 secs.
        Fastest:	8.9605e-05 secs.
        Average:	0.0016623743 secs.
        Stddev:	0.0014249928860772267 secs.
        Requests/sec:	6005.656844691758

      Latency distribution:
        10% in 0.000542772 secs.
      """;

  @Test
  void readsRateMeanAndAllKindsOfFailuresOfH2load() throws IOException {
    assertThat(H2loadOutput.parse(H2LOAD)).isEqualTo(new H2loadOutput(21495.5, 4.58e6, 7));
  }

  @Test
  void readsEachUnitOfH2load() throws IOException {
    assertThat(H2loadOutput.parse(H2LOAD.replace("4.58ms", "323us")).meanNs()).isEqualTo(323e3);
    assertThat(H2loadOutput.parse(H2LOAD.replace("4.58ms", "1.02s")).meanNs()).isEqualTo(1.02e9);
  }

  @Test
  void readsRateAndMeanOfTheGoTool() throws IOException {
    assertThat(GoOutput.parse(GO)).isEqualTo(new GoOutput(6005.656844691758, 1662374.3, 0));
  }

  @Test
  void countsTheFailuresOfTheGoTool() throws IOException {
    String failing = GO + "\nError distribution:\n  [3]\trequest timed out\n  [40]\tno space\n";

    assertThat(GoOutput.parse(failing).failed()).isEqualTo(43);
  }

  @Test
  void showsWhatWasPrintedIfItCannotBeRead() {
    assertThatThrownBy(() -> H2loadOutput.parse("no such host"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no such host");
    assertThatThrownBy(() -> GoOutput.parse("dial failed"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("dial failed");
  }
}
