package io.jangbu.command.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.kafka.record.MalformedRecordException;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no context's commands have yet, but those of one that is added may. */
class AvroValuesTest {

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Parcel","fields":[
               {"name":"size","type":{"type":"enum","name":"Size","symbols":["S","L"]}},
               {"name":"pieces","type":"int"},
               {"name":"weight","type":"double"},
               {"name":"fragile","type":"boolean","default":false},
               {"name":"seal","type":["null","bytes"],"default":null},
               {"name":"label","type":["null","string","long"],"default":null}]}
              """);

  @Test
  void readsEveryKindOfValueThatJsonHas() {
    assertThat(read("{\"size\":\"L\",\"pieces\":2,\"weight\":1.5,\"fragile\":true}"))
        .isEqualTo(
            "{\"size\": \"L\", \"pieces\": 2, \"weight\": 1.5, \"fragile\": true, \"seal\": null,"
                + " \"label\": null}");
    assertThat(read("{\"size\":\"S\",\"pieces\":2,\"weight\":1}"))
        .contains("\"weight\": 1.0, \"fragile\": false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "size":"XL","pieces":1                             | size must be one of S, L
          "size":"S","pieces":2147483648                     | pieces must be a number of 32 bits
          "size":"S","pieces":1,"weight":1e999               | weight must be a number of 64 bits
          "size":"S","pieces":1,"weight":"1"                 | weight must be a number, not text
          "size":"S","pieces":1,"weight":1,"fragile":0       | fragile must be true or false, not a number
          "size":"S","pieces":1,"weight":1,"seal":"c3"       | seal cannot be said in JSON, only in Avro
          "size":"S","pieces":1,"weight":1,"label":"a"       | label cannot be said in JSON, only in Avro
          """)
  void namesTheFieldThatIsRefused(String fields, String reason) {
    assertThatThrownBy(() -> read("{" + fields + "}"))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage(reason);
  }

  private static String read(String json) {
    return AvroValues.record(SCHEMA, StrictJson.read(json.getBytes(UTF_8)), "").toString();
  }
}
