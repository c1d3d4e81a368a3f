/** Tests of finding and fetching an etcd binary, with small scripts in its place. */
package org.etcdbench.core.cluster.binary;
