/**
 * Carries out a plan: brings up the cluster, drives the load, watches it, and hands over results.
 *
 * <p>Must not know YAML, files of results, a command line or a report.
 */
@NullMarked
package org.etcdbench.core.run;

import org.jspecify.annotations.NullMarked;
