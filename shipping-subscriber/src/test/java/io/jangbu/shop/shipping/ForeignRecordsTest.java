package io.jangbu.shop.shipping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.OrderEventsTopic;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The topic holds more than shipped orders, and now and then what does not belong there. */
class ForeignRecordsTest {

  @Test
  void skipsAndCountsWhatAsksForNoShipmentAndGoesOn() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber subscriber = scene.subscriber();
      var topic = scene.topic;
      topic.publish("o", 1, new OrderCreated("c", "KRW", List.of(new Line("s", 1, 100)), 0, 100));
      topic.publish("o", 2, new PaymentProcessed("p", 100, "card"));
      topic.publish("o", 3, new OrderDelivered());
      topic.publish("o", 4, new OrderCancelled("changed my mind"));
      topic.publishRaw("o/0000000005", "OrderReturned", "of a release to come".getBytes(UTF_8));
      byte[] shipped = topic.encode("forged", 3, new OrderShipped("cj", null));
      topic.publishRaw("forged/0000000003", "OrderShipped", "garbage".getBytes(UTF_8));
      topic.publishRaw("forged/0000000003", "OrderShipped", new byte[0]);
      topic.publishRaw(
          "forged/0000000003", "OrderShipped", Arrays.copyOf(shipped, shipped.length - 3));
      topic.publishRaw("forged/0000000003", null, shipped);
      topic.publishRaw(
          "forged/0000000003", "OrderShipped", topic.encode("forged", 3, new OrderDelivered()));
      topic.publishRaw("erased/0000000003", null, null);
      topic.publishRaw("erased/0000000004", "OrderShipped", null);
      topic.ship("good");

      await().untilAsserted(() -> assertThat(subscriber.statusOf("good")).isEqualTo("ACCEPTED"));
      await()
          .untilAsserted(() -> {
            assertThat(subscriber.events("skipped")).isEqualTo(5);
            assertThat(subscriber.events("malformed")).isEqualTo(5);
            assertThat(subscriber.events("erased")).isEqualTo(2);
            assertThat(subscriber.events("requested")).isEqualTo(1);
          });
      assertThat(scene.carrier.requests())
          .extracting(FakeCarrier.Request::orderId)
          .containsOnly("good");
    }
  }

  @Test
  void shipsNothingThatIsForged() throws Exception {
    try (Scene scene = Scene.ready()) {
      String key = EventKeys.random("k");
      EventKeys keys = EventKeys.parse(key, null);
      scene.topic.beginSealed(keys);
      Subscriber subscriber = scene.subscriber("jangbu.integrity.keys=" + key);
      String behindIt = scene.topic.idInThePartitionOf("forged");
      scene.topic.ship("forged");
      scene.topic.shipSealed(EventKeys.parse(EventKeys.random("k"), null), "forged");
      scene.topic.shipSealed(EventKeys.parse(EventKeys.random("x"), null), "forged");
      scene.topic.shipSealed(keys, behindIt);

      await().untilAsserted(() -> assertThat(subscriber.statusOf(behindIt)).isEqualTo("ACCEPTED"));
      await().untilAsserted(() -> assertThat(subscriber.events("forged")).isEqualTo(3));
      assertThat(subscriber.events("requested")).isEqualTo(1);
      assertThat(scene.carrier.requests())
          .extracting(FakeCarrier.Request::orderId)
          .containsOnly(behindIt);
    }
  }

  @Test
  void shipsNothingOfAnAbortedTransactionWhateverAnOperatorSets() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber subscriber =
          scene.subscriber("spring.kafka.consumer.isolation-level=read_uncommitted");
      String behindIt = scene.topic.idInThePartitionOf("never");
      scene.topic.shipInAnAbortedTransaction("never");
      scene.topic.ship(behindIt);

      await().untilAsserted(() -> assertThat(subscriber.statusOf(behindIt)).isEqualTo("ACCEPTED"));
      assertThat(scene.carrier.requests())
          .extracting(FakeCarrier.Request::orderId)
          .containsOnly(behindIt);
    }
  }

  @Test
  void passesOverARecordThatIsSmallOnTheWireAndHugeInMemory() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber subscriber = scene.subscriber();
      scene.topic.ship("before");
      scene.topic.bomb("before/0000000004", "OrderShipped");
      scene.topic.ship("before", "after");

      await().untilAsserted(() -> assertThat(subscriber.statusOf("after")).isEqualTo("ACCEPTED"));
      assertThat(subscriber.statusOf("before")).isEqualTo("ACCEPTED");
      await().untilAsserted(() -> assertThat(subscriber.events("malformed")).isEqualTo(1));
      assertThat(subscriber.notTaken()).isEqualTo(1);
    }
  }

  @Test
  void shipsNothingForAnEventUnderAnotherKeyOrInAnotherPartition() throws Exception {
    try (Scene scene = Scene.ready()) {
      Subscriber subscriber = scene.subscriber();
      var topic = scene.topic;
      String key = "forged/0000000003";
      byte[] shipped = topic.encode("forged", 3, new OrderShipped("cj", null));
      topic.publishRaw("other/0000000003", "OrderShipped", shipped);
      topic.publishRaw("forged/0000000004", "OrderShipped", shipped);
      topic.publishRaw("forged", "OrderShipped", shipped);
      topic.publishRaw(OrderEventsTopic.foreignPartitionOf(key), key, "OrderShipped", shipped);
      topic.ship("good");

      await().untilAsserted(() -> assertThat(subscriber.events("malformed")).isEqualTo(4));
      await().untilAsserted(() -> assertThat(subscriber.statusOf("good")).isEqualTo("ACCEPTED"));
      assertThat(subscriber.get("/shipments/forged").status()).isEqualTo(404);
      assertThat(scene.carrier.requests())
          .extracting(FakeCarrier.Request::orderId)
          .containsOnly("good");
    }
  }
}
