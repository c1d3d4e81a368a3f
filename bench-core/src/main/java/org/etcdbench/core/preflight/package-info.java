/**
 * Is this cluster, disk, network and generator fit to be measured? Each check is made by itself and
 * says what it found, the limit that it was held to and who says so.
 *
 * <p>Must not know profiles, load, results on disk or how checks are printed.
 */
@NullMarked
package org.etcdbench.core.preflight;

import org.jspecify.annotations.NullMarked;
