package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.VirtualAnnotatedMember;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.Annotations;
import com.fasterxml.jackson.databind.util.SimpleBeanPropertyDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/**
 * Fields that follow from a record's components and are written beside them, for people and {@code
 * jq}; never read back. One object serves all fields of a record, so that what they need is
 * computed once.
 */
final class DerivedFields extends VirtualBeanPropertyWriter {
  private final transient Function<Object, Map<String, Object>> fields;

  private DerivedFields(
      BeanPropertyDefinition definition,
      Annotations annotations,
      JavaType type,
      Function<Object, Map<String, Object>> fields) {
    super(definition, annotations, type);
    this.fields = fields;
  }

  /**
   * Fields of the given type of bean.
   *
   * @param fields names and values, in the order in which they are written
   */
  static DerivedFields of(
      SerializationConfig config,
      AnnotatedClass owner,
      Function<Object, Map<String, Object>> fields) {
    String name = "derived";
    JavaType type = config.constructType(Map.class);
    VirtualAnnotatedMember member =
        new VirtualAnnotatedMember(owner, owner.getRawType(), name, type);
    BeanPropertyDefinition definition =
        SimpleBeanPropertyDefinition.construct(config, member, PropertyName.construct(name));
    return new DerivedFields(definition, owner.getAnnotations(), type, fields);
  }

  @Override
  public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    for (Map.Entry<String, Object> field : value(bean, json, provider).entrySet()) {
      provider.defaultSerializeField(field.getKey(), field.getValue(), json);
    }
  }

  @Override
  protected Map<String, Object> value(
      Object bean, JsonGenerator json, SerializerProvider provider) {
    return fields.apply(bean);
  }

  @Override
  public VirtualBeanPropertyWriter withConfig(
      MapperConfig<?> config,
      AnnotatedClass owner,
      BeanPropertyDefinition definition,
      JavaType type) {
    return new DerivedFields(definition, owner.getAnnotations(), type, fields);
  }
}
