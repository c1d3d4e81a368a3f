package org.etcdbench.core.driver.http2;

import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import java.util.function.Consumer;

/** Opens TCP connections to one server. */
public interface Dialer {
  /**
   * Opens one.
   *
   * @param loop what it is to run on; called there
   * @param handler gets the connection as the last handler of its pipeline
   * @param failed told on the loop why there is no connection
   */
  void dial(EventLoop loop, ChannelHandler handler, Consumer<Throwable> failed);
}
