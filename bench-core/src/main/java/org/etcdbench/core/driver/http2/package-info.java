/**
 * A thin client for unary gRPC calls to etcd over HTTP/2: frames written and read, streams, flow
 * control, HPACK, deadlines, and a connection that replaces itself when it is lost.
 *
 * <p>Must not know the driver SPI, the load or a clock: deadlines are in the event loop's own time,
 * which its timers go by too. Everything here belongs to one event loop and is called on it alone.
 */
@NullMarked
package org.etcdbench.core.driver.http2;

import org.jspecify.annotations.NullMarked;
