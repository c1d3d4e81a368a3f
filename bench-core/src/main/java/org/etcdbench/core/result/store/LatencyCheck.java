package org.etcdbench.core.result.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import org.etcdbench.core.result.Latency;

/** Finds damaged histograms while reading, not when a report first needs their quantiles. */
final class LatencyCheck extends BeanDeserializerModifier {

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
    return bean.getBeanClass() == Latency.class ? new Checked(deserializer) : deserializer;
  }

  private static final class Checked extends DelegatingDeserializer {
    Checked(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new Checked(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Latency latency = (Latency) super.deserialize(parser, context);
      try {
        check(latency);
      } catch (IllegalArgumentException e) {
        throw context.instantiationException(Latency.class, e);
      }
      return latency;
    }

    private static void check(Latency latency) {
      long recorded = latency.decode().getTotalCount();
      if (recorded != latency.count()) {
        throw new IllegalArgumentException(
            "count is " + latency.count() + ", but the histogram holds " + recorded + " values");
      }
    }
  }
}
