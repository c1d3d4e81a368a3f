/**
 * How a cluster lets us in: TLS files, what is verified, user and password. The same values serve
 * drivers, the control plane, metrics scraping and members that we start ourselves.
 *
 * <p>Must not know drivers, members or a network library.
 */
@NullMarked
package org.etcdbench.core.access;

import org.jspecify.annotations.NullMarked;
