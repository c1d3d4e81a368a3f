/** Tests of what is read off a measurement. */
package org.etcdbench.report.metric;
