package org.etcdbench.core.driver.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HEADERS frames of one connection's requests, HPACK-encoded (RFC 7541). Each field enters the
 * peer's dynamic table with its first request and is one byte from then on; what does not fit is
 * sent as a literal each time. Nothing is ever evicted, so a frame is made once for each method.
 */
final class RequestHeaders {
  /** More than all our fields need, and what a peer has before it says otherwise (RFC 7541). */
  private static final int MAX_TABLE_BYTES = 4096;

  private static final int ENTRY_OVERHEAD_BYTES = 32;
  private static final int FIRST_DYNAMIC_INDEX = 62;
  private static final int METHOD_POST = 0x83;
  private static final int SCHEME_HTTP = 0x86;
  private static final int SCHEME_HTTPS = 0x87;
  private static final int INDEXED = 0x80;
  private static final int LITERAL_INDEXING = 0x40;
  private static final int TABLE_SIZE_UPDATE = 0x20;
  private static final int LITERAL = 0x00;

  /**
   * A header field; its name is that of an entry of the static table, or 0 if it has none there.
   */
  private record Field(int staticName, String name, String value) {
    int bytes() {
      return name.length() + value.length() + ENTRY_OVERHEAD_BYTES;
    }
  }

  private final int scheme;
  private final List<Field> common;
  private @Nullable String token;
  private final Map<KvMethod, byte[]> frames = new EnumMap<>(KvMethod.class);
  private final List<Field> table = new ArrayList<>();
  private int tableBytes;
  private int limitBytes = MAX_TABLE_BYTES;
  private boolean limitChanged;

  /**
   * Headers of requests to one server.
   *
   * @param authority host and port
   * @param https whether the connection is secured by TLS
   * @param timeout what the server is told that a request may take
   */
  RequestHeaders(String authority, boolean https, Duration timeout) {
    this.scheme = https ? SCHEME_HTTPS : SCHEME_HTTP;
    this.common =
        List.of(
            new Field(1, ":authority", authority),
            new Field(0, "te", "trailers"),
            new Field(0, "grpc-timeout", grpcTimeout(timeout)),
            new Field(31, "content-type", "application/grpc"),
            new Field(58, "user-agent", "etcd-bench"));
  }

  /** The timeout in the finest unit that leaves it eight digits, as gRPC demands. */
  static String grpcTimeout(Duration timeout) {
    long rest = timeout.toNanos();
    String units = "num";
    for (int i = 0; i < units.length(); i++) {
      if (rest < 100_000_000) {
        return rest + units.substring(i, i + 1);
      }
      rest /= 1_000;
    }
    return Math.min(rest, 99_999_999) + "S";
  }

  /** The peer allows this much for the dynamic table from now on. */
  void tableLimit(long bytes) {
    int limit = (int) Math.min(bytes, MAX_TABLE_BYTES);
    if (limit != limitBytes) {
      limitBytes = limit;
      limitChanged = true;
      forgetAll();
    }
  }

  private void forgetAll() {
    table.clear();
    tableBytes = 0;
    frames.clear();
  }

  /**
   * The frame of the next request; its stream is still to be written where it has its place.
   *
   * @param current who calls; the same object until it is another one
   */
  // it is asked for each request, and another object is no more than made anew
  @SuppressWarnings("ReferenceEquality")
  byte[] frame(KvMethod method, @Nullable String current) {
    if (current != token) {
      token = current;
      // in an emptied table the new one has its place, however many there were before
      limitChanged |= !table.isEmpty();
      forgetAll();
    }
    byte[] made = frames.get(method);
    return made != null ? made : make(method);
  }

  private byte[] make(KvMethod method) {
    ByteBuf block = Unpooled.buffer();
    boolean lasting = !limitChanged;
    if (limitChanged) {
      // the smallest size in between must be told too: it empties the peer's table
      integer(block, TABLE_SIZE_UPDATE, 5, 0);
      integer(block, TABLE_SIZE_UPDATE, 5, limitBytes);
      limitChanged = false;
    }
    block.writeByte(METHOD_POST).writeByte(scheme);
    lasting &= write(block, new Field(4, ":path", method.path()));
    for (Field field : common) {
      lasting &= write(block, field);
    }
    if (token != null) {
      lasting &= write(block, new Field(0, "token", token));
    }
    ByteBuf frame = Unpooled.buffer();
    FrameWriter.header(
        frame, block.readableBytes(), Http2FrameTypes.HEADERS, Http2Flags.END_HEADERS, 0);
    byte[] bytes = ByteBufUtil.getBytes(frame.writeBytes(block));
    if (lasting) {
      frames.put(method, bytes);
    }
    return bytes;
  }

  /** Returns whether it would be written the same way again. */
  private boolean write(ByteBuf out, Field field) {
    int at = table.indexOf(field);
    if (at >= 0) {
      integer(out, INDEXED, 7, FIRST_DYNAMIC_INDEX + table.size() - 1 - at);
      return true;
    }
    boolean fits = tableBytes + field.bytes() <= limitBytes;
    integer(out, fits ? LITERAL_INDEXING : LITERAL, fits ? 6 : 4, field.staticName());
    if (field.staticName() == 0) {
      string(out, field.name());
    }
    string(out, field.value());
    if (fits) {
      table.add(field);
      tableBytes += field.bytes();
      // a new entry moves all others by one
      frames.clear();
    }
    return !fits;
  }

  private static void string(ByteBuf out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    integer(out, 0, 7, bytes.length);
    out.writeBytes(bytes);
  }

  /** RFC 7541 §5.1. */
  private static void integer(ByteBuf out, int pattern, int prefixBits, int value) {
    int most = (1 << prefixBits) - 1;
    if (value < most) {
      out.writeByte(pattern | value);
      return;
    }
    out.writeByte(pattern | most);
    int rest = value - most;
    while (rest >= 0x80) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }
}
