/**
 * What members answer to an operator who asks or tells them something, as immutable records: their
 * health, the member list, hashes of their data, alarms, and what a defragmentation did.
 *
 * <p>Must not know how they were asked, nor how it is shown.
 */
@NullMarked
package org.etcdbench.core.result.member;

import org.jspecify.annotations.NullMarked;
