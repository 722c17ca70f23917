package io.jangbu.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.benchmarks.order.Orders;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class OrdersByHandTest {

  private final Orders orders = new Orders(1);
  private final OrdersByHand byHand = new OrdersByHand(orders, new Shelf(2), 3);

  @Test
  void createsReservesEachLineAndPays() {
    OrderCommand created = order(5).payload();
    List<String> reserved = new ArrayList<>();
    for (int n = 6; n < 9; n++) {
      CommandEnvelope<InventoryCommand> reserve =
          new InventoryCodec().decodeCommand(byHand.record(n).value());
      assertThat(reserve.payload()).isEqualTo(new ReserveStock(orders.orderId(1), 1));
      reserved.add(reserve.streamId());
    }

    assertThat(order(5).streamId()).isEqualTo(order(9).streamId()).isEqualTo(orders.orderId(1));
    assertThat(((CreateOrder) created).lines())
        .extracting(line -> line.sku())
        .containsExactlyElementsOf(reserved)
        .doesNotHaveDuplicates();
    assertThat(order(9).payload()).isInstanceOf(ProcessPayment.class);
  }

  @Test
  void knowsItsCommands() {
    assertThat(byHand.placeOf(order(5).commandId())).isEqualTo(5);
    assertThat(byHand.placeOf(orders.commandIds().of(5))).isEqualTo(-1);
  }

  private CommandEnvelope<OrderCommand> order(long n) {
    ProducerRecord<byte[], byte[]> record = byHand.record(n);
    assertThat(record.topic()).isEqualTo(OrderCodec.TOPICS.commands());
    return new OrderCodec().decodeCommand(record.value());
  }
}
