package org.etcdbench.core.schedule;

/** Poisson arrivals: those of a process of rate 1, stretched to the rate of the load. */
final class PoissonTimes implements DueTimes {
  private final PoissonProcess process;
  private final Pace pace;
  private final long size;

  PoissonTimes(PoissonProcess process, Pace pace) {
    this.process = process;
    this.pace = pace;
    this.size = process.count(time -> time < pace.total());
  }

  @Override
  public long ns(long index) {
    return pace.ns(process.arrival(index));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean endless() {
    return Double.isInfinite(pace.total());
  }

  @Override
  public long dueBefore(long ns) {
    return process.count(time -> time < pace.total() && pace.ns(time) < ns);
  }

  @Override
  public Cursor cursor(long first, long stride) {
    return new BlockCursor(first, stride).start();
  }

  /** Makes a block of arrivals at a time. */
  private final class BlockCursor extends IndexCursor {
    private final SplitMix random = new SplitMix();
    private final double[] times = new double[PoissonProcess.BLOCK];
    private long block = -1;

    BlockCursor(long first, long stride) {
      super(size, first, stride);
    }

    @Override
    long ns(long index) {
      long wanted = PoissonProcess.block(index);
      if (wanted != block) {
        process.fill(wanted, times, random);
        block = wanted;
      }
      return pace.ns(times[PoissonProcess.inBlock(index)]);
    }
  }
}
