/** Tests of the result, and made-up results for the tests of all modules. */
package org.etcdbench.core.result;
