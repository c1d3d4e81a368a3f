/**
 * The operator's tables: what members answered, as etcdctl's tables and lines, and as JSON.
 *
 * <p>Must not know how members are asked, nor the results of runs.
 */
@NullMarked
package org.etcdbench.report.operator;

import org.jspecify.annotations.NullMarked;
