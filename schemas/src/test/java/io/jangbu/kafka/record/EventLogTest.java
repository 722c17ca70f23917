package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventLogTest {

  @Test
  void isThereForEveryContextThatHasAnEventSchema() {
    assertThat(EventLog.all())
        .extracting(log -> log.topics().context())
        .containsExactlyInAnyOrderElementsOf(
            MessageSchemas.all().stream()
                .filter(schema -> schema.getName().endsWith("Event"))
                .map(EventLogTest::context)
                .toList());
  }

  /** The last part of the namespace. */
  private static String context(Schema schema) {
    return schema.getNamespace().substring(schema.getNamespace().lastIndexOf('.') + 1);
  }
}
