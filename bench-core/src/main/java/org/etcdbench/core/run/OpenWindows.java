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

  /** The window whose time it is; those before it are closed. */
  OpenWindow now(long nowNs) {
    int index = indexOf(nowNs);
    while (now < index) {
      all.get(now).close(probe.lap());
      now++;
    }
    return all.get(now);
  }

  /** The load has ended: closes the window whose time it is. */
  void end() {
    all.get(now).close(probe.lap());
  }
}
