package org.etcdbench.core.profile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.etcdbench.core.run.Plan;
import org.etcdbench.core.scenario.Scenario;

/** Short ways to read a text in a test. */
final class Reading {
  private Reading() {}

  static Plan plan(String text, String... overrides) throws ProfileException {
    return Profiles.parse("dir/p.yaml", text, overrides(overrides), MemberNames.ours());
  }

  static List<String> ids(String text, String... overrides) throws ProfileException {
    return plan(text, overrides).scenarios().stream().map(Scenario::id).toList();
  }

  /** The message with which the text is refused, as lines. */
  static List<String> problems(String text, String... overrides) {
    ProfileException e = catchThrowableOfType(ProfileException.class, () -> plan(text, overrides));
    return e == null ? List.of() : String.valueOf(e.getMessage()).lines().toList();
  }

  static List<ProfileOverride> overrides(String... arguments) {
    return Stream.of(arguments).map(ProfileOverride::parse).toList();
  }
}
