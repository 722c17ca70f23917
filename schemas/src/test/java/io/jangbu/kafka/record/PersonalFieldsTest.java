package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.jangbu.core.Erased;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {

  private static final String NESTED =
      """
      {"type": "record", "name": "Person", "fields": [
        {"name": "name", "type": "string", "personal": true},
        {"name": "age", "type": "int"},
        {"name": "mail", "type": ["null", "string"], "personal": true},
        {"name": "friends", "type": {"type": "array", "items": "Person"}},
        {"name": "kin", "type": {"type": "map", "values": "Person"}}]}
      """;

  private final Schema schema = new Schema.Parser().parse(NESTED);

  @Test
  void areFoundAndErasedAtEveryDepth() {
    GenericRecord friend = person("friend", "f@x", List.of(), Map.of());
    GenericRecord kin = person("kin", null, List.of(), Map.of());
    GenericRecord record = person("self", "s@x", List.of(friend), Map.of("sister", kin));

    assertThat(PersonalFields.texts(record))
        .containsExactlyInAnyOrder("self", "s@x", "friend", "f@x", "kin");
    PersonalFields.erase(record);
    assertThat(PersonalFields.texts(record)).isEmpty();
    assertThat(friend.get("name")).isEqualTo(Erased.TEXT);
    assertThat(kin.get("mail")).isNull();
    assertThat(record.get("age")).isEqualTo(7);
  }

  @Test
  void doNotChangeTheFingerprint() {
    Schema unmarked = new Schema.Parser().parse(NESTED.replace(", \"personal\": true", ""));

    assertThat(unmarked.getField("name").getObjectProps()).isEmpty();
    assertThat(SchemaNormalization.parsingFingerprint64(schema))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(unmarked));
  }

  @Test
  void haveText() {
    assertThatNoException().isThrownBy(() -> PersonalFields.check(schema));
    Schema wrong =
        new Schema.Parser()
            .parse(NESTED.replace("\"type\": \"int\"", "\"type\": \"int\", \"personal\": true"));

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PersonalFields.check(wrong))
        .withMessage("Person.age is marked as personal and is no string");
  }

  private GenericRecord person(
      String name,
      @Nullable String mail,
      List<GenericRecord> friends,
      Map<String, GenericRecord> kin) {
    return new GenericRecordBuilder(schema)
        .set("name", name)
        .set("age", 7)
        .set("mail", mail)
        .set("friends", friends)
        .set("kin", kin)
        .build();
  }
}
