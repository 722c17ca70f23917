package io.jangbu.peers.axon;

import io.jangbu.shop.schemas.order.OrderCodec;
import java.lang.reflect.Type;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.conversion.Converter;
import org.axonframework.conversion.json.JacksonConverter;
import org.jspecify.annotations.Nullable;

/** Events as our own codec encodes them; all else, such as metadata, as Axon does by default. */
final class OrderConverter implements Converter {

  private static final OrderCodec CODEC = new OrderCodec();

  private final Converter others = new JacksonConverter();

  @Override
  public boolean canConvert(Type source, Type target) {
    return isEvent(source, target) || isEvent(target, source) || others.canConvert(source, target);
  }

  private static boolean isEvent(Type one, Type other) {
    return one == OrderHappened.class && other == byte[].class;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon has it
  public <T> @Nullable T convert(@Nullable Object input, Type target) {
    if (input instanceof OrderHappened(_, var event) && target == byte[].class) {
      return (T) CODEC.encodeEvent(event);
    }
    if (input instanceof byte[] bytes && target == OrderHappened.class) {
      return (T) OrderHappened.of(CODEC.decodeEvent(bytes));
    }
    return others.convert(input, target);
  }

  @Override
  public void describeTo(ComponentDescriptor descriptor) {
    descriptor.describeWrapperOf(others);
  }
}
