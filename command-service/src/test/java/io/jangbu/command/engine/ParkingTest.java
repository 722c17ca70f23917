package io.jangbu.command.engine;

import static io.jangbu.command.engine.Processes.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.TestOutputTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** A process whose rules cannot decide on what has happened to it. */
class ParkingTest {

  @TempDir private Path state;
  private Processes processes;

  @BeforeEach
  void open() {
    processes = new Processes(state);
  }

  @AfterEach
  void close() {
    processes.close();
  }

  @Test
  void parksAProcessThatCannotBeDecidedAndLetsTheOthersGoOn() {
    processes.defect = true;
    processes.checkOut("cart-1", "o-1");
    processes.defect = false;
    processes.checkOut("cart-2", "o-2");

    assertThat(processes.pipeline.events(ORDERS)).hasSize(1);
    assertThat(processes.pipeline.operator.report().parked())
        .singleElement()
        .satisfies(parked -> {
          assertThat(parked.process()).isEqualTo("mirror");
          assertThat(parked.processId()).isEqualTo("o-1");
          assertThat(parked.reason())
              .startsWith("java.lang.IllegalStateException at ")
              .contains("Mirror.decide(")
              .doesNotContain("defect");
        });
    assertThat(processes.events())
        .filteredOn(event -> event.streamId().equals("o-1"))
        .extracting(EventEnvelope::payload)
        .isEqualTo(List.of(new ProductAddedToCart("/parked", 1, 0)));
  }

  @Test
  void goesOnWithWhatHasWaitedInOrderOnceItIsResumed() {
    processes.defect = true;
    processes.checkOut("cart-1", "o-1");
    processes.checkOut("cart-2", "o-1");
    processes.defect = false;
    processes.checkOut("cart-3", "o-1");
    assertThat(processes.pipeline.events(ORDERS)).as("it waits, in order").isEmpty();

    processes.goOn("o-1", "resume");

    assertThat(processes.pipeline.operator.report().parked()).isEmpty();
    assertThat(processes.pipeline.events(ORDERS)).as("one order, from the first").hasSize(1);
    assertThat(processes.events())
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(
                new ProductAddedToCart("/parked", 1, 0),
                new ProductRemovedFromCart("/parked"),
                new ProductAddedToCart("bought", 1, 1),
                new ProductAddedToCart("bought", 2, 1),
                new ProductAddedToCart("bought", 3, 1),
                new QuantityChanged("bought", 2),
                // Sent under one step with other contents, the later two were refused.
                new ProductRemovedFromCart("bought")));
  }

  @Test
  void isParkedAgainWhereItsRulesAreNoBetter() {
    processes.defect = true;
    processes.checkOut("cart-1", "o-1");
    processes.checkOut("cart-2", "o-1");
    processes.events();

    processes.goOn("o-1", "resume");

    assertThat(processes.pipeline.operator.report().parked()).hasSize(1);
    assertThat(processes.events())
        .extracting(EventEnvelope::payload)
        .isEqualTo(
            List.of(
                new ProductRemovedFromCart("/parked"), new ProductAddedToCart("/parked", 1, 0)));
    processes.defect = false;
    processes.goOn("o-1", "resume");
    assertThat(processes.pipeline.operator.report().parked()).isEmpty();
    assertThat(processes.pipeline.events(ORDERS)).hasSize(1);
  }

  @Test
  void goesOnWithoutWhatHasWaitedOnceItIsAbandoned() {
    processes.defect = true;
    processes.checkOut("cart-1", "o-1");
    processes.checkOut("cart-2", "o-1");
    processes.defect = false;
    TestOutputTopic<byte[], byte[]> deadLetters =
        processes.pipeline.output(processes.mirror.topics().deadLetters());

    processes.goOn("o-1", "abandon");

    assertThat(deadLetters.readRecordsToList())
        .hasSize(2)
        .allSatisfy(letter ->
            assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason"))
                .isEqualTo("it waited for a parked process, which goes on without it"));
    assertThat(processes.pipeline.operator.report().parked()).isEmpty();
    assertThat(processes.pipeline.events(ORDERS)).isEmpty();
    processes.checkOut("cart-3", "o-1");
    assertThat(processes.pipeline.events(ORDERS)).hasSize(1);
  }

  @Test
  void parksAProcessWhoseRulesThisReleaseDoesNotHave() {
    processes.checkOut("cart-1", "o-1");
    processes.events();
    processes.version = 2;
    processes.checkOut("cart-2", "o-1");

    assertThat(processes.pipeline.operator.report().parked())
        .singleElement()
        .satisfies(
            parked -> assertThat(parked.reason()).startsWith("it goes by version 1 of the rules"));
    processes.events();

    processes.version = 1;
    processes.goOn("o-1", "resume");

    assertThat(processes.pipeline.operator.report().parked()).isEmpty();
    assertThat(processes.events())
        .extracting(EventEnvelope::payload)
        .contains(new ProductRemovedFromCart("/parked"), new ProductAddedToCart("bought", 3, 1));
  }

  @Test
  void tellsAnOperatorWhatCannotBeDone() {
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> processes.pipeline.operator.goOn("mirror", "o-1", "resume"));
    assertThatExceptionOfType(InvalidEndpointRequestException.class)
        .isThrownBy(() -> processes.pipeline.operator.goOn("mirror", "o-1", "kill"));
  }
}
