package io.jangbu.starter.command.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Bodies go by their context: {@code order.Answer}, {@code inventory.Answer}. By their own names
 * alone, one context's would stand for the other's.
 */
@Component
final class ContextNames implements ModelConverter {

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
    Class<?> body = TypeFactory.rawClass(type.getType());
    if (body.isRecord()) {
      String concept = body.getPackageName().substring(body.getPackageName().lastIndexOf('.') + 1);
      type.setName(concept + "." + body.getSimpleName());
    }
    return others.hasNext() ? others.next().resolve(type, context, others) : null;
  }
}
