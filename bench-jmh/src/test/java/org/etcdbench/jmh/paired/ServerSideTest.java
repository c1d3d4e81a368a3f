package org.etcdbench.jmh.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.etcdbench.jmh.Asked;
import org.junit.jupiter.api.Test;

/** What is read of processes and members, and what h2load is made to send. */
class ServerSideTest {
  private static final String METRICS =
      """
      # TYPE grpc_server_handled_total counter
      grpc_server_handled_total{grpc_code="OK",grpc_method="Put",grpc_service="etcdserverpb.KV",grpc_type="unary"} 1.8472e+06
      grpc_server_handled_total{grpc_code="Canceled",grpc_method="Range",grpc_service="etcdserverpb.KV",grpc_type="unary"} 9
      grpc_server_handled_total{grpc_code="Unknown",grpc_method="Range",grpc_service="etcdserverpb.KV",grpc_type="unary"} 6
      grpc_server_handled_total{grpc_code="ResourceExhausted",grpc_method="Put",grpc_service="etcdserverpb.KV",grpc_type="unary"} 1.2e+03
      grpc_server_handled_total{grpc_code="Unavailable",grpc_method="Watch",grpc_service="etcdserverpb.Watch",grpc_type="bidi_stream"} 7
      """;

  @Test
  void countsTheCallsOfPutAndRangeThatEndedBadly() throws IOException {
    assertThat(HandledCalls.bad(METRICS)).isEqualTo(1206);
  }

  @Test
  void takesMetricsWithoutTheCountForAFault() {
    assertThatThrownBy(() -> HandledCalls.bad("go_goroutines 12\n"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void readsCpuTimeWhateverTheCommandIsCalled() {
    String stat = "42 (a ) b (c) S 1 42 42 0 -1 4194560 90 0 0 0 150 50 7 8 20 0 5 0 12345 0 0\n";

    assertThat(ProcessCpu.ownNs(stat)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void framesAMessageAsGrpcDoes() {
    byte[] body = GrpcBody.of(Asked.LINEARIZABLE);

    // not compressed, 10 bytes: field 1, length 8, the key
    assertThat(body)
        .startsWith(0, 0, 0, 0, 10, 0x0a, 8)
        .endsWith("00000000".getBytes(StandardCharsets.US_ASCII))
        .hasSize(15);
    // and field 7, true
    assertThat(GrpcBody.of(Asked.SERIALIZABLE)).hasSize(17).endsWith(0x38, 1);
    // field 2 has 256 bytes, and its length takes two
    assertThat(GrpcBody.of(Asked.PUT)).hasSize(5 + 10 + 3 + 256);
  }
}
