package io.jangbu.shop.schemas.inventory;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import java.util.UUID;

/** What commands and events carry, field by field. */
final class InventoryPayloads implements Payloads<InventoryCommand, InventoryEvent> {

  @Override
  public Object fromCommand(InventoryCommand command, UUID commandId) {
    return switch (command) {
      case RegisterProduct(var name) -> new io.jangbu.inventory.RegisterProduct(name);
      case ReceiveStock(var quantity) -> new io.jangbu.inventory.ReceiveStock(quantity);
      case ReserveStock(var orderId, var quantity) ->
          new io.jangbu.inventory.ReserveStock(orderId, quantity);
      case ReleaseStock(var orderId) -> new io.jangbu.inventory.ReleaseStock(orderId);
      case DispatchStock(var orderId) -> new io.jangbu.inventory.DispatchStock(orderId);
      case CorrectStock(var onHand, var reason) ->
          new io.jangbu.inventory.CorrectStock(onHand, reason);
    };
  }

  @Override
  public InventoryCommand toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.inventory.RegisterProduct c -> new RegisterProduct(c.getName());
      case io.jangbu.inventory.ReceiveStock c -> new ReceiveStock(c.getQuantity());
      case io.jangbu.inventory.ReserveStock c -> new ReserveStock(c.getOrderId(), c.getQuantity());
      case io.jangbu.inventory.ReleaseStock c -> new ReleaseStock(c.getOrderId());
      case io.jangbu.inventory.DispatchStock c -> new DispatchStock(c.getOrderId());
      case io.jangbu.inventory.CorrectStock c -> new CorrectStock(c.getOnHand(), c.getReason());
      default -> throw new MalformedRecordException("no command of a product: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(InventoryEvent event) {
    return switch (event) {
      case ProductRegistered(var name) -> new io.jangbu.inventory.ProductRegistered(name);
      case StockReceived(var quantity, var onHand, var reserved, var available) ->
          new io.jangbu.inventory.StockReceived(quantity, onHand, reserved, available);
      case StockReserved(var orderId, var quantity, var onHand, var reserved, var available) ->
          new io.jangbu.inventory.StockReserved(orderId, quantity, onHand, reserved, available);
      case StockReleased(var orderId, var quantity, var onHand, var reserved, var available) ->
          new io.jangbu.inventory.StockReleased(orderId, quantity, onHand, reserved, available);
      case StockDispatched(var orderId, var quantity, var onHand, var reserved, var available) ->
          new io.jangbu.inventory.StockDispatched(orderId, quantity, onHand, reserved, available);
      case StockCorrected(var reason, var onHand, var reserved, var available) ->
          new io.jangbu.inventory.StockCorrected(reason, onHand, reserved, available);
    };
  }

  @Override
  public InventoryEvent toEvent(Object avro) {
    return switch (avro) {
      case io.jangbu.inventory.ProductRegistered e -> new ProductRegistered(e.getName());
      case io.jangbu.inventory.StockReceived e ->
          new StockReceived(e.getQuantity(), e.getOnHand(), e.getReserved(), e.getAvailable());
      case io.jangbu.inventory.StockReserved e ->
          new StockReserved(
              e.getOrderId(), e.getQuantity(), e.getOnHand(), e.getReserved(), e.getAvailable());
      case io.jangbu.inventory.StockReleased e ->
          new StockReleased(
              e.getOrderId(), e.getQuantity(), e.getOnHand(), e.getReserved(), e.getAvailable());
      case io.jangbu.inventory.StockDispatched e ->
          new StockDispatched(
              e.getOrderId(), e.getQuantity(), e.getOnHand(), e.getReserved(), e.getAvailable());
      case io.jangbu.inventory.StockCorrected e ->
          new StockCorrected(e.getReason(), e.getOnHand(), e.getReserved(), e.getAvailable());
      default -> throw new MalformedRecordException("no event of a product: " + avro.getClass());
    };
  }
}
