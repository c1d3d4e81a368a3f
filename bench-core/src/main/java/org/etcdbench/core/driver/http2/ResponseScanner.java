package org.etcdbench.core.driver.http2;

import io.grpc.Status;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one message of a response as it comes, in pieces of any size, and keeps nothing of it
 * but whether it is well-formed and whether a range found its key.
 */
final class ResponseScanner {
  static final int MAX_MESSAGE_BYTES = 64 << 20;

  /** {@code RangeResponse.kvs}. */
  private static final int KVS = 2;

  /** {@code RangeResponse.count}. */
  private static final int COUNT = 4;

  private static final int MAX_VARINT_BITS = 63;

  private static final int PREFIX_BYTES = 5;

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** What the next byte belongs to. */
  private static final int IN_PREFIX = 0;

  private static final int IN_TAG = 1;
  private static final int IN_NUMBER = 2;
  private static final int IN_LENGTH = 3;
  private static final int IN_CONTENT = 4;

  private int state;
  private int prefixBytes;
  private long messageBytes;
  private long varint;
  private int varintBits;
  private long field;
  private long skip;
  private boolean complete;
  private boolean found;

  /** Ready for another response. */
  void restart() {
    state = IN_PREFIX;
    prefixBytes = 0;
    messageBytes = 0;
    varint = 0;
    varintBits = 0;
    complete = false;
    found = false;
  }

  /** Whether the whole message was read. */
  boolean complete() {
    return complete;
  }

  /** Whether a message was begun and has not come to its end. */
  boolean cutOff() {
    return !complete && prefixBytes > 0;
  }

  /** Whether the message holds a pair, or says that there is one. */
  boolean found() {
    return found;
  }

  /** Reads on; returns what is wrong, or null if nothing is. */
  @Nullable Status read(ByteBuf in, int from, int length) {
    int at = from;
    int end = from + length;
    while (at < end) {
      if (state == IN_CONTENT) {
        long step = Math.min(skip, end - at);
        at += (int) step;
        skip -= step;
        messageBytes -= step;
        if (skip == 0) {
          fieldEnds();
        }
      } else if (state == IN_PREFIX && prefixBytes == 0 && end - at >= PREFIX_BYTES) {
        Status wrong = wholePrefix(in, at);
        if (wrong != null) {
          return wrong;
        }
        at += PREFIX_BYTES;
      } else {
        Status wrong = next(in.getByte(at++));
        if (wrong != null) {
          return wrong;
        }
      }
    }
    return null;
  }

  private @Nullable Status next(byte b) {
    if (state == IN_PREFIX) {
      return prefix(b);
    }
    messageBytes--;
    if (varintBits > MAX_VARINT_BITS) {
      return malformed("a varint is too long");
    }
    varint |= (long) (b & 0x7f) << varintBits;
    varintBits += 7;
    if (b < 0) {
      return messageBytes == 0 ? malformed("it ends within a field") : null;
    }
    long value = varint;
    varint = 0;
    varintBits = 0;
    return number(value);
  }

  private @Nullable Status wholePrefix(ByteBuf in, int at) {
    byte flag = in.getByte(at);
    if (flag != 0) {
      return badFlag(flag);
    }
    prefixBytes = PREFIX_BYTES;
    messageBytes = in.getUnsignedInt(at + 1);
    return prefixEnds();
  }

  private static Status badFlag(byte flag) {
    return Status.INTERNAL.withDescription(
        flag == 1
            ? "Can't decode compressed gRPC message as compression not configured"
            : "gRPC frame header malformed: reserved bits not zero");
  }

  /** A byte of a prefix that does not come in one piece. */
  private @Nullable Status prefix(byte b) {
    if (complete) {
      return Status.INTERNAL.withDescription("More than one value received for unary call");
    }
    if (prefixBytes == 0 && b != 0) {
      return badFlag(b);
    }
    if (prefixBytes > 0) {
      messageBytes = (messageBytes << 8) | (b & 0xff);
    }
    return ++prefixBytes < PREFIX_BYTES ? null : prefixEnds();
  }

  private @Nullable Status prefixEnds() {
    if (messageBytes > MAX_MESSAGE_BYTES) {
      return Status.RESOURCE_EXHAUSTED.withDescription(
          "gRPC message exceeds maximum size " + MAX_MESSAGE_BYTES + ": " + messageBytes);
    }
    fieldEnds();
    return null;
  }

  /** The next byte begins a field, if there is one. */
  private void fieldEnds() {
    complete = messageBytes == 0;
    state = complete ? IN_PREFIX : IN_TAG;
  }

  private @Nullable Status number(long value) {
    return switch (state) {
      case IN_TAG -> tag(value);
      case IN_LENGTH -> {
        found |= field == KVS;
        yield content(value);
      }
      default -> {
        found |= field == COUNT && value != 0;
        fieldEnds();
        yield null;
      }
    };
  }

  private @Nullable Status tag(long value) {
    field = value >>> 3;
    if (field == 0) {
      return malformed("a field has number 0");
    }
    if (messageBytes == 0) {
      return malformed("it ends within a field");
    }
    return switch ((int) (value & 7)) {
      case VARINT -> in(IN_NUMBER);
      case LENGTH_DELIMITED -> in(IN_LENGTH);
      case FIXED64 -> content(Long.BYTES);
      case FIXED32 -> content(Integer.BYTES);
      default -> malformed("a field has an unknown wire type");
    };
  }

  private @Nullable Status in(int newState) {
    state = newState;
    return null;
  }

  private @Nullable Status content(long length) {
    if (length < 0 || length > messageBytes) {
      return malformed("it ends within a field");
    }
    skip = length;
    state = IN_CONTENT;
    if (skip == 0) {
      fieldEnds();
    }
    return null;
  }

  private static Status malformed(String how) {
    return Status.INTERNAL.withDescription("Invalid protobuf byte sequence: " + how);
  }
}
