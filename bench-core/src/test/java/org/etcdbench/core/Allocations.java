package org.etcdbench.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what a thread allocates. */
public final class Allocations {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocations() {}

  /** Bytes that a thread has allocated since it began; each call costs the calling thread some. */
  public static long soFar(Thread thread) {
    return THREADS.getThreadAllocatedBytes(thread.getId());
  }

  /** Bytes that the calling thread allocates while it does this. */
  public static long bytesOf(Runnable work) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    work.run();
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
