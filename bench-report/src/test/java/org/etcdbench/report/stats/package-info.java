/** Tests of the statistics against known values. */
package org.etcdbench.report.stats;
