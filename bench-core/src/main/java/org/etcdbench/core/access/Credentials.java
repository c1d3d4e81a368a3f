package org.etcdbench.core.access;

/**
 * A user of the cluster.
 *
 * @param user its name, not blank
 * @param password its password; never printed, never kept in a result
 */
public record Credentials(String user, String password) {

  /** Checks that there is a name. */
  public Credentials {
    if (user.isBlank()) {
      throw new IllegalArgumentException("user must not be blank");
    }
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
