package org.etcdbench.core.driver.http2;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
  private static final int FIELDS = 8;

  private final RequestHeaders headers =
      new RequestHeaders("member:2379", false, Duration.ofSeconds(10));
  private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();

  /** Returns the length of the block. */
  private int assertDecodes(KvMethod method) throws Http2Exception {
    ByteBuf frame = Unpooled.wrappedBuffer(headers.frame(method, null));
    int length = frame.readUnsignedMedium();
    assertThat(frame.readByte()).isEqualTo((byte) 1);
    assertThat(frame.readByte()).isEqualTo((byte) 4);
    frame.skipBytes(4);
    assertThat(frame.readableBytes()).isEqualTo(length);
    Http2Headers decoded = decoder.decodeHeaders(1, frame);
    assertThat(decoded).hasSize(FIELDS);
    assertThat(decoded.method()).hasToString("POST");
    assertThat(decoded.scheme()).hasToString("http");
    assertThat(decoded.path()).hasToString(method.path());
    assertThat(decoded.authority()).hasToString("member:2379");
    assertThat(decoded.get("te")).hasToString("trailers");
    assertThat(decoded.get("content-type")).hasToString("application/grpc");
    assertThat(decoded.get("grpc-timeout")).hasToString("10000000u");
    assertThat(decoded.get("user-agent")).hasToString("etcd-bench");
    return length;
  }

  @Test
  void needsOneByteForEachFieldFromTheSecondRequestOn() throws Http2Exception {
    assertThat(assertDecodes(KvMethod.PUT)).isGreaterThan(100);
    assertThat(assertDecodes(KvMethod.PUT)).isEqualTo(FIELDS);
    assertThat(assertDecodes(KvMethod.RANGE)).isBetween(FIELDS + 1, 40);
    assertThat(assertDecodes(KvMethod.RANGE)).isEqualTo(FIELDS);
    assertThat(assertDecodes(KvMethod.PUT)).isEqualTo(FIELDS);
    assertThat(headers.frame(KvMethod.PUT, null)).isSameAs(headers.frame(KvMethod.PUT, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 60, 100, 200, 4095})
  void staysWithinTheTableThatThePeerAllows(int bytes) throws Http2Exception {
    decoder.maxHeaderTableSize(bytes);
    headers.tableLimit(bytes);
    for (int i = 0; i < 3; i++) {
      assertDecodes(KvMethod.PUT);
      assertDecodes(KvMethod.RANGE);
    }
  }

  @Test
  void followsChangesOfTheTable() throws Http2Exception {
    for (long bytes : new long[] {4096, 0, 150, 100_000, 4_294_967_295L, 60, 4096}) {
      decoder.maxHeaderTableSize(Math.min(bytes, 4096));
      headers.tableLimit(bytes);
      assertDecodes(KvMethod.RANGE);
      assertDecodes(KvMethod.PUT);
      assertDecodes(KvMethod.RANGE);
      assertDecodes(KvMethod.PUT);
    }
    assertThat(assertDecodes(KvMethod.PUT)).isEqualTo(FIELDS);
  }

  @Test
  void tellsTheSmallestTableWhenItShrankAndGrewInBetween() throws Http2Exception {
    assertDecodes(KvMethod.PUT);
    decoder.maxHeaderTableSize(0);
    headers.tableLimit(0);
    decoder.maxHeaderTableSize(4096);
    headers.tableLimit(4096);
    assertDecodes(KvMethod.PUT);
    assertDecodes(KvMethod.PUT);
  }

  @Test
  void saysThatItIsSecured() throws Http2Exception {
    RequestHeaders secured = new RequestHeaders("member:2379", true, Duration.ofSeconds(1));
    ByteBuf frame = Unpooled.wrappedBuffer(secured.frame(KvMethod.PUT, null)).skipBytes(9);

    assertThat(decoder.decodeHeaders(1, frame).scheme()).hasToString("https");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.000000001S, 1n",
    "PT0.099999999S, 99999999n",
    "PT0.1S, 100000u",
    "PT10S, 10000000u",
    "PT99.999999S, 99999999u",
    "PT100S, 100000m",
    "PT27H, 97200000m",
    "PT28H, 100800S"
  })
  void givesTimeoutsInTheFinestUnitOfEightDigits(Duration timeout, String expected) {
    assertThat(RequestHeaders.grpcTimeout(timeout)).isEqualTo(expected);
  }
}
