package org.etcdbench.core.result.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.util.Locale;
import org.etcdbench.core.result.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What annotations on the records would say, were they to know of JSON: every component must be
 * there unless it is declared {@code @Nullable}, and enums have lower-case names, but for the codes
 * of findings, which stand here as they do in tables.
 */
final class RecordForm extends NopAnnotationIntrospector {

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    if (member instanceof AnnotatedParameter parameter
        && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor) {
      AnnotatedType type = constructor.getAnnotatedParameterTypes()[parameter.getIndex()];
      return !type.isAnnotationPresent(Nullable.class);
    }
    return null;
  }

  /** What may be absent may also be null. */
  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    return annotated instanceof AnnotatedMember member
            && Boolean.FALSE.equals(hasRequiredMarker(member))
        ? JsonSetter.Value.forValueNulls(Nulls.SET)
        : JsonSetter.Value.empty();
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass owner, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      String name = constants[i].name();
      names[i] = owner.getRawType() == Finding.Code.class ? name : name.toLowerCase(Locale.ROOT);
    }
    return names;
  }
}
