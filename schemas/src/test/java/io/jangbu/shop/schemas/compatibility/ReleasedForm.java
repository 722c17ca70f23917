package io.jangbu.shop.schemas.compatibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.apache.avro.Schema;

/** A schema as it is released: nothing of Java in it, and a line for each thing it says. */
public final class ReleasedForm {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JAVA_STRING = "avro.java.string";

  private ReleasedForm() {}

  /** Its text, with a line break at the end. */
  public static String of(Schema schema) {
    try {
      DefaultPrettyPrinter printer =
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Spacing.AFTER)
                      .withArrayEmptySeparator(""))
              .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      JsonNode plain = withoutJava(JSON.readTree(schema.toString()));
      return JSON.writer(printer).writeValueAsString(plain) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema is JSON", e);
    }
  }

  private static JsonNode withoutJava(JsonNode node) {
    if (node.has(JAVA_STRING)) {
      return new TextNode("string");
    }
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.properties())
              .forEach(field -> object.set(field.getKey(), withoutJava(field.getValue())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, withoutJava(array.get(i)));
        }
      }
      default -> {}
    }
    return node;
  }
}
