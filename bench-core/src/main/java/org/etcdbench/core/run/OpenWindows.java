package org.etcdbench.core.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.etcdbench.core.observe.GeneratorProbe;

/**
 * The windows of an open load, one after the other. {@link #indexOf} is for any thread, the rest
 * for the pacing one.
 */
final class OpenWindows {
  private final List<OpenWindow> all = new ArrayList<>();
  private final long[] fromNs;
  private final GeneratorProbe probe;
  private int now;

  OpenWindows(List<OpenWindow.Span> spans, GeneratorProbe probe) {
    this.probe = probe;
    this.fromNs = spans.stream().mapToLong(OpenWindow.Span::fromNs).toArray();
    for (int i = 0; i < spans.size(); i++) {
      all.add(new OpenWindow(i, spans.get(i)));
    }
  }

  List<OpenWindow> all() {
    return all;
  }

  /** Which window a moment belongs to; what lies between two belongs to the one before. */
  int indexOf(long ns) {
    if (fromNs.length == 1) {
      return 0;
    }
    int found = Arrays.binarySearch(fromNs, ns);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  OpenWindow of(long ns) {
    return all.get(indexOf(ns));
  }

  /**
   * The window whose time it is, or has just been; those whose time is over are closed, and what a
   * pause between two costs is nobody's.
   */
  OpenWindow now(long nowNs) {
    int index = indexOf(nowNs);
    while (now < index) {
      close(all.get(now));
      now++;
      probe.lap();
    }
    OpenWindow window = all.get(now);
    if (nowNs >= window.span().toNs()) {
      close(window);
    }
    return window;
  }

  private void close(OpenWindow window) {
    if (!window.closed()) {
      window.close(probe.lap());
    }
  }

  /** The load has ended at this moment: closes all windows that had begun. */
  void end(long stopNs) {
    close(now(stopNs));
  }
}
