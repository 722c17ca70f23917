package io.jangbu.shop.schemas.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.record.MessageSchemas;
import io.jangbu.kafka.record.SingleObject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRecordsTest {

  @BeforeAll
  static void writeMissingOnesIfAsked() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      for (Sample<?> sample : Samples.all().toList()) {
        GoldenRecords.writeIfMissing(sample);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void writesExactlyTheBytesOfTheGoldenRecord(Sample<?> sample) throws IOException {
    assertThat(GoldenRecords.read(sample, sample.release())).hasValue(sample.encoded());
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void readsWhatEveryReleaseWrote(Sample<?> sample) throws IOException {
    for (int release = 1; release <= sample.release(); release++) {
      Optional<byte[]> golden = GoldenRecords.read(sample, release);
      if (golden.isPresent()) {
        assertThat(sample.decoded(golden.get()))
            .as("written by release %d", release)
            .isEqualTo(sample.message());
      }
    }
  }

  /** What any other system does: the published schema, and no code of ours. */
  @ParameterizedTest
  @MethodSource("io.jangbu.shop.schemas.records.Samples#all")
  void isReadableWithThePublishedSchemaAlone(Sample<?> sample) throws IOException {
    Schema schema = SingleObject.releases(sample.schema().getFullName()).getLast();
    byte[] golden = GoldenRecords.read(sample, sample.release()).orElseThrow();

    GenericRecord message = GenericMessages.decode(golden, schema);

    assertThat(message.getSchema()).isEqualTo(schema);
    assertThat(GenericData.get().validate(schema, message)).isTrue();
  }

  @Test
  void knowsAMessageForEveryGoldenRecord() throws IOException {
    assertThat(Samples.all()).extracting(Sample::toString).containsAll(GoldenRecords.names());
  }

  @Test
  void namesEachOnlyOnce() {
    assertThat(Samples.all()).extracting(Sample::toString).doesNotHaveDuplicates();
  }

  /** Also that no context is without samples. */
  @ParameterizedTest
  @MethodSource("schemas")
  void keepsGoldenRecordsWithEachKindOfPayloadAndWithAndWithoutWhatIsOptional(Schema schema)
      throws IOException {
    Set<String> choices = new HashSet<>();
    List<Sample<?>> samples =
        Samples.all().filter(sample -> sample.schema().equals(schema)).toList();
    for (Sample<?> sample : samples) {
      choices.addAll(Choices.takenBy(GenericMessages.decode(sample.encoded(), schema)));
    }

    assertThat(samples).isNotEmpty();
    assertThat(choices).isEqualTo(Choices.of(schema));
  }

  static Stream<Schema> schemas() {
    return MessageSchemas.all().stream();
  }
}
