package io.jangbu.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.schemas.SingleObject;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenRecordsTest {

  @BeforeAll
  static void writeMissingOnesIfAsked() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      for (Sample<?> sample : OrderSamples.all().toList()) {
        GoldenRecords.writeIfMissing(newestRelease(sample), sample.name(), sample.encoded());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.schemas.order.OrderSamples#all")
  void writesExactlyTheBytesOfTheGoldenRecord(Sample<?> sample) throws IOException {
    assertThat(sample.encoded())
        .isEqualTo(GoldenRecords.read(newestRelease(sample), sample.name()));
  }

  @ParameterizedTest
  @MethodSource("io.jangbu.schemas.order.OrderSamples#all")
  void readsWhatEveryReleaseWrote(Sample<?> sample) throws IOException {
    for (int release = 1; release <= newestRelease(sample); release++) {
      if (GoldenRecords.exists(release, sample.name())) {
        assertThat(sample.decoded(GoldenRecords.read(release, sample.name())))
            .as("written by release %d", release)
            .isEqualTo(sample.message());
      }
    }
  }

  /** What any other system does: the published schema, and no code of ours. */
  @ParameterizedTest
  @MethodSource("io.jangbu.schemas.order.OrderSamples#all")
  void isReadableWithThePublishedSchemaAlone(Sample<?> sample) throws IOException {
    int release = newestRelease(sample);
    Schema schema = SingleObject.releases(sample.schema()).get(release - 1);
    var decoder = new BinaryMessageDecoder<GenericRecord>(new GenericData(), schema);

    GenericRecord message = decoder.decode(GoldenRecords.read(release, sample.name()));

    assertThat(message.getSchema()).isEqualTo(schema);
    assertThat(GenericData.get().validate(schema, message)).isTrue();
  }

  @Test
  void knowsAMessageForEveryGoldenRecord() throws IOException {
    List<String> names = OrderSamples.all().map(sample -> sample.name()).toList();
    int releases = OrderSamples.all().mapToInt(GoldenRecordsTest::newestRelease).max().orElse(0);

    for (int release = 1; release <= releases; release++) {
      assertThat(names)
          .as("golden records of release %d", release)
          .containsAll(GoldenRecords.names(release));
    }
  }

  @Test
  void keepsAGoldenRecordOfEveryKindOfMessage() {
    Stream<String> payloads =
        Stream.of("OrderCommand", "OrderEvent")
            .flatMap(name ->
                SingleObject.releases("io.jangbu.orders." + name)
                    .getLast()
                    .getField("payload")
                    .schema()
                    .getTypes()
                    .stream())
            .map(Schema::getName);

    assertThat(OrderSamples.all()).extracting(Sample::name).containsAll(payloads.toList());
  }

  private static int newestRelease(Sample<?> sample) {
    return SingleObject.releases(sample.schema()).size();
  }
}
