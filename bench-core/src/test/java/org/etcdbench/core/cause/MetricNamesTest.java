package org.etcdbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.etcdbench.core.observe.metrics.KeptMetrics;
import org.junit.jupiter.api.Test;

class MetricNamesTest {

  @Test
  void namesOnlyWhatIsKeptOfMembersPages() throws IllegalAccessException {
    assertThat(names()).hasSizeGreaterThan(5).allMatch(KeptMetrics::keeps);
  }

  private static List<String> names() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field field : MetricNames.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        names.add((String) field.get(null));
      }
    }
    return names;
  }
}
