/**
 * Measures etcd clusters: what to run, the cluster under test, the load, the recording and the
 * result.
 *
 * <p>Must not know the command line, reports or a terminal.
 */
@NullMarked
package org.etcdbench.core;

import org.jspecify.annotations.NullMarked;
