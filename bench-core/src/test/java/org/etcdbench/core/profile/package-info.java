/** Tests of reading profiles. Null-marked by the package's main half. */
package org.etcdbench.core.profile;
