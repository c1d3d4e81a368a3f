/**
 * What members say of themselves in Prometheus' text format: reads their pages, keeps the metrics
 * that explain a benchmark's figures, and makes differences over a run of them.
 *
 * <p>The parser is our own. Prometheus' client for Java only writes the format; what else is
 * published for reading it are scrapers of 2016 and their forks, whose last releases hang on a
 * protobuf model of 2013, keep histograms in a tree of strings and cannot skip what is not wanted.
 * Here a page is read each second from each member, on a machine that may run them too.
 *
 * <p>Must not know the load, its driver, or what the figures mean for a result.
 */
@NullMarked
package org.etcdbench.core.observe.metrics;

import org.jspecify.annotations.NullMarked;
