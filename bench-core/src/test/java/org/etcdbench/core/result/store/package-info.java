/** Tests of the result directory: what it holds, and what a reader is told if it is damaged. */
package org.etcdbench.core.result.store;
