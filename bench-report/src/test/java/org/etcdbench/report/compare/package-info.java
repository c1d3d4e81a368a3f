/** Tests of how scenarios are put side by side. */
package org.etcdbench.report.compare;
