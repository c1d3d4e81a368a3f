package org.etcdbench.core.result.member;

import java.util.Objects;

/**
 * An alarm that is raised: the cluster takes no writes that need space (NOSPACE), or no writes at
 * all (CORRUPT), until it is taken back.
 *
 * @param memberId whom it is raised for, as etcdctl prints ids, hexadecimal
 * @param kind etcd's name of it
 */
public record ActiveAlarm(String memberId, String kind) {

  /** Checks that nothing is missing. */
  public ActiveAlarm {
    Objects.requireNonNull(memberId, "memberId is null");
    Objects.requireNonNull(kind, "kind is null");
  }

  /** Whether it says that a database has reached its quota. */
  public boolean noSpace() {
    return kind.equals("NOSPACE");
  }
}
