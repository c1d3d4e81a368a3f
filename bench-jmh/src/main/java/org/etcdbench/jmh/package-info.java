/**
 * JMH benchmarks of the generator's parts: nanoseconds, bytes and CPU time per request.
 *
 * <p>Must know of the engine only what {@link org.etcdbench.core.run.EngineAccess} passes on.
 */
@NullMarked
package org.etcdbench.jmh;

import org.jspecify.annotations.NullMarked;
