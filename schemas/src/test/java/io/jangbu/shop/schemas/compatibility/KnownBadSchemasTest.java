package io.jangbu.shop.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.record.SingleObject;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Changes that must never be released, and some that may: the check itself is checked. */
class KnownBadSchemasTest {

  @Test
  void rejectsAFieldRemovedThatHadNoDefault() {
    assertBreach(
        "OrderEvent",
        "{\"name\":\"currency\",\"type\":\"string\",\"doc\":\"ISO 4217\"},",
        "",
        "payload.OrderCreated.currency",
        "release 1 cannot read what today writes");
  }

  @Test
  void rejectsAFieldAddedWithoutADefault() {
    assertBreach(
        "OrderEvent",
        "{\"name\":\"reason\",\"type\":\"string\"}",
        "{\"name\":\"reason\",\"type\":\"string\"},{\"name\":\"by\",\"type\":\"string\"}",
        "payload.OrderCancelled.by",
        "today cannot read what release 1 writes");
  }

  @Test
  void rejectsAFieldOfAnotherType() {
    assertBreach(
        "OrderCommand",
        "{\"name\":\"quantity\",\"type\":\"long\"",
        "{\"name\":\"quantity\",\"type\":\"string\"",
        "payload.CreateOrder.lines.quantity",
        "TYPE_MISMATCH");
  }

  @Test
  void rejectsAFieldOfAWiderTypeForOldReadersCannotNarrowIt() {
    assertBreach(
        "OrderCommand",
        "{\"name\":\"amount\",\"type\":\"long\"",
        "{\"name\":\"amount\",\"type\":\"double\"",
        "payload.ProcessPayment.amount",
        "release 1 cannot read what today writes");
  }

  @Test
  void rejectsAnOptionalFieldMadeMandatory() {
    assertBreach(
        "OrderCommand",
        "{\"name\":\"correlationId\",\"type\":[\"null\",\"string\"],\"default\":null}",
        "{\"name\":\"correlationId\",\"type\":\"string\"}",
        "correlationId",
        "today cannot read what release 1 writes");
  }

  @Test
  void rejectsAMandatoryFieldMadeOptional() {
    assertBreach(
        "OrderEvent",
        "{\"name\":\"correlationId\",\"type\":\"string\"}",
        "{\"name\":\"correlationId\",\"type\":[\"null\",\"string\"]}",
        "correlationId",
        "release 1 cannot read what today writes");
  }

  @Test
  void rejectsARecordOfAnotherName() {
    assertBreach("CommandResult", "\"name\":\"CommandResult\"", "\"name\":\"Answer\"", "", "NAME");
    assertBreach(
        "OrderEvent", "\"name\":\"OrderShipped\"", "\"name\":\"OrderSent\"", "payload", "");
  }

  @Test
  void rejectsANewBranchOfAUnionForOldReadersDoNotKnowIt() {
    assertBreach(
        "OrderEvent",
        "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]}",
        "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]},"
            + "{\"type\":\"record\",\"name\":\"OrderReturned\",\"fields\":["
            + "{\"name\":\"why\",\"type\":\"string\"}]}",
        "payload.OrderReturned: MISSING_UNION_BRANCH",
        "release 1 cannot read what today writes");
  }

  /** Readers before writers: nobody writes it who is not asked for it. */
  @Test
  void letsPassANewBranchThatIsWrittenOnceAskedForAndNothingElseInIt() {
    String marked =
        "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]},"
            + "{\"type\":\"record\",\"name\":\"OrderReturned\","
            + "\"writtenOnceAskedFor\":\"CreateOrder.returns = true\",\"fields\":["
            + "{\"name\":\"why\",\"type\":\"string\"}]}";
    String delivered = "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]}";
    assertNoBreach("OrderEvent", delivered, marked);

    Schema released = changed("OrderEvent", delivered, marked);
    assertThat(Compatibility.breaches(released("OrderEvent"), released, 2))
        .as("once released, it stays")
        .singleElement()
        .asString()
        .contains("payload.OrderReturned: MISSING_UNION_BRANCH", "today cannot read");
  }

  @Test
  void rejectsABranchOfAUnionRemovedForItsRecordsAreStillThere() {
    assertBreach(
        "OrderEvent",
        "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]},",
        "",
        "payload",
        "today cannot read what release 1 writes");
  }

  @Test
  void rejectsASymbolRemovedOrAdded() {
    assertBreach(
        "OrderSnapshot", "\"DELIVERED\",", "", "status", "today cannot read what release 1 writes");
    assertBreach(
        "CommandResult",
        "\"REJECTED\"",
        "\"REJECTED\",\"UNKNOWN\"",
        "outcome",
        "release 1 cannot read what today writes");
  }

  @Test
  void rejectsMillisecondsInPlaceOfMicroseconds() {
    assertBreach(
        "OrderEvent",
        "{\"name\":\"recordedAt\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}",
        "{\"name\":\"recordedAt\",\"type\":{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}",
        "recordedAt",
        "LOGICAL_TYPE_CHANGED from timestamp-micros of release 1 to timestamp-millis");
  }

  /** The fingerprint stays the same, and every record without the field means something else. */
  @Test
  void rejectsAnotherDefault() {
    assertBreach(
        "OrderCommand",
        "\"doc\":\"In minor units of the currency.\",\"default\":0",
        "\"doc\":\"In minor units of the currency.\",\"default\":100",
        "payload.CreateOrder.shippingFee",
        "DEFAULT_CHANGED from 0 of release 1 to 100");
  }

  @Test
  void letsPassAFieldAddedOrRemovedThatHasADefault() {
    assertNoBreach(
        "OrderEvent",
        "{\"name\":\"reason\",\"type\":\"string\"}",
        "{\"name\":\"reason\",\"type\":\"string\"},"
            + "{\"name\":\"by\",\"type\":[\"null\",\"string\"],\"default\":null}");
    assertNoBreach(
        "OrderCommand",
        ",{\"name\":\"shippingFee\",\"type\":\"long\","
            + "\"doc\":\"In minor units of the currency.\",\"default\":0}",
        "");
  }

  @Test
  void letsPassOtherWordsInTheDocumentation() {
    assertNoBreach("OrderEvent", "ISO 4217", "The currency, by ISO 4217");
  }

  private static void assertBreach(
      String name, String text, String replacement, String field, String breach) {
    String path = field.isEmpty() ? "" : name + "." + field;
    assertThat(Compatibility.breaches(changed(name, text, replacement), released(name), 1))
        .anySatisfy(message -> assertThat(message).startsWith(path).contains(breach));
  }

  private static void assertNoBreach(String name, String text, String replacement) {
    assertThat(Compatibility.breaches(changed(name, text, replacement), released(name), 1))
        .isEmpty();
  }

  private static Schema changed(String name, String text, String replacement) {
    String json = released(name).toString();
    assertThat(json).contains(text);
    return new Schema.Parser().parse(json.replace(text, replacement));
  }

  private static Schema released(String name) {
    return SingleObject.releases("io.jangbu.orders." + name).getFirst();
  }
}
