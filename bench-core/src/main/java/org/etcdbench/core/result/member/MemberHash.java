package org.etcdbench.core.result.member;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member's hash over its keys, values and their history up to one revision.
 *
 * @param endpoint the client URL that was asked
 * @param hash an unsigned number of 32 bits; null if the member gave none
 * @param compactRevision up to where the history was compacted; only hashes of equal ones can be
 *     compared; null if it never was, or the member gave no hash
 * @param error why it gave no hash; empty if it did
 */
public record MemberHash(
    String endpoint, @Nullable Long hash, @Nullable Long compactRevision, String error) {

  /** Checks that there is a hash or a reason. */
  public MemberHash {
    Objects.requireNonNull(endpoint, "endpoint is null");
    if ((hash == null) == error.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be either a hash or an error, got: " + hash + " and '" + error + "'");
    }
  }
}
