package org.etcdbench.core.scenario;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which members the connections of a scenario are pinned to. One connection is always pinned to
 * exactly one member.
 */
public sealed interface Target {

  /** All connections to the leader; it is looked up again before each iteration. */
  Target LEADER = new Role("leader");

  /** Round robin over the members that are not the leader. */
  Target FOLLOWERS = new Role("followers");

  /** Round robin over all members. */
  Target ALL = new Role("all");

  /** The name used in profiles, tables and files. */
  String label();

  /**
   * The target with this name.
   *
   * @throws IllegalArgumentException if it can be neither a role nor a member's name
   */
  static Target of(String label) {
    return switch (label) {
      case "leader" -> LEADER;
      case "followers" -> FOLLOWERS;
      case "all" -> ALL;
      default -> new Named(label);
    };
  }

  /** One of the three roles; use the constants of {@link Target}. */
  record Role(String label) implements Target {
    /** Accepts the three role names only. */
    public Role {
      if (!label.equals("leader") && !label.equals("followers") && !label.equals("all")) {
        throw new IllegalArgumentException(
            "target role must be leader, followers or all, got: " + label);
      }
    }
  }

  /** All connections to the member of this name. */
  record Named(String label) implements Target {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,62}");

    /** Accepts names of letters, digits, '_', '.' and '-'. */
    public Named {
      Objects.requireNonNull(label, "label is null");
      if (!NAME.matcher(label).matches()) {
        throw new IllegalArgumentException(
            "target must be leader, followers, all or a member's name"
                + " (letters, digits, '_', '.', '-'), got: '"
                + label
                + "'");
      }
    }
  }
}
