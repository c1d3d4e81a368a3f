package org.etcdbench.core.result;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A distribution of latencies. Quantiles come from a histogram of 3 significant digits, so they are
 * exact to 0.1 %; count, mean, least and greatest are exact.
 *
 * @param count recorded values, at least 0
 * @param sumNs their sum in nanoseconds
 * @param minNs the least; 0 if there are none
 * @param maxNs the greatest; 0 if there are none
 * @param histogram HdrHistogram V2, compressed, Base64
 */
public record Latency(long count, long sumNs, long minNs, long maxNs, String histogram) {

  /** Significant decimal digits of every histogram. */
  public static final int DIGITS = 3;

  /** Values below this many nanoseconds are not told apart. */
  public static final long RESOLUTION_NS = 100;

  /** An empty histogram that every recording and merge starts from; it grows by itself. */
  public static Histogram newHistogram() {
    Histogram histogram = new Histogram(RESOLUTION_NS, 10_000_000_000L, DIGITS);
    histogram.setAutoResize(true);
    return histogram;
  }

  /** Summarises a histogram. */
  public static Latency of(Histogram histogram, long sumNs, long minNs, long maxNs) {
    long count = histogram.getTotalCount();
    return new Latency(
        count, sumNs, count == 0 ? 0 : minNs, count == 0 ? 0 : maxNs, encode(histogram));
  }

  /** The distribution of all values of all parts. */
  public static Latency merge(List<Latency> parts) {
    Histogram all = newHistogram();
    long sumNs = 0;
    long minNs = Long.MAX_VALUE;
    long maxNs = 0;
    for (Latency part : parts) {
      if (part.count() > 0) {
        all.add(part.decode());
        sumNs += part.sumNs();
        minNs = Math.min(minNs, part.minNs());
        maxNs = Math.max(maxNs, part.maxNs());
      }
    }
    return of(all, sumNs, minNs, maxNs);
  }

  /** The exact mean in nanoseconds; NaN if there are no values. */
  public double meanNs() {
    return count == 0 ? Double.NaN : (double) sumNs / count;
  }

  /**
   * A percentile in nanoseconds, exact to 0.1 %; NaN if there are no values.
   *
   * @param percent 0..100
   */
  public double percentileNs(double percent) {
    // a histogram answers with the upper end of a bucket, which may lie above the greatest value
    return count == 0 ? Double.NaN : Math.min(decode().getValueAtPercentile(percent), maxNs);
  }

  /**
   * The histogram that was recorded.
   *
   * @throws IllegalArgumentException if the text is no histogram
   */
  public Histogram decode() {
    try {
      byte[] bytes = Base64.getDecoder().decode(histogram);
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
    } catch (DataFormatException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a compressed HdrHistogram: " + e.getMessage(), e);
    }
  }

  private static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.flip();
    buffer.get(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
