/**
 * One self-contained page about one result: what the templates in {@code src/main/jte} show, as
 * plain records, and how they are made. The page has no logic, no network, and says all of it
 * without scripts and styles.
 *
 * <p>Must not know how charts are drawn, how statistics are computed, or any other format.
 */
@NullMarked
package org.etcdbench.report.html;

import org.jspecify.annotations.NullMarked;
