/** Tests of the formats against golden files, JMH's own among them. */
package org.etcdbench.report.format;
