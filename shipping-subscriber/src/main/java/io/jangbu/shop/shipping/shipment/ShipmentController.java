package io.jangbu.shop.shipping.shipment;

import io.jangbu.core.StreamId;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.security.RequiredScope;
import io.jangbu.starter.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shipments over HTTP: look one up, list them, try a parked one again. */
@RestController
@RequiredScope(Scope.READ)
@RequestMapping("/shipments")
class ShipmentController {

  private final Shipments shipments;
  private final DueBell bell;

  ShipmentController(Shipments shipments, DueBell bell) {
    this.shipments = shipments;
    this.bell = bell;
  }

  @GetMapping("/{orderId}")
  @Operation(summary = "The shipment of an order")
  Shipment shipment(@PathVariable String orderId) {
    return known(orderId);
  }

  @GetMapping
  @Operation(summary = "Shipments, the newest first, of one status or of all")
  ShipmentList list(
      @RequestParam(required = false) @Nullable ShipmentStatus status,
      @RequestParam(defaultValue = "50") @Min(1) @Max(1000) int limit) {
    return new ShipmentList(
        status == null ? shipments.newest(limit) : shipments.newest(status, limit));
  }

  @PostMapping("/{orderId}/retry")
  @RequiredScope("shipments.retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Try a parked shipment again, with a fresh budget of attempts")
  Shipment retry(@PathVariable String orderId) {
    Shipment before = known(orderId);
    if (!shipments.retry(orderId)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "NOT_PARKED",
          "only a parked shipment can be tried again, this one is " + before.status());
    }
    bell.ring();
    return known(orderId);
  }

  @ExceptionHandler
  ErrorResponse databaseIsAway(DataAccessResourceFailureException e) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE", "the database is away", e)
        .retryAfter(Duration.ofSeconds(5));
  }

  private Shipment known(String orderId) {
    if (!StreamId.isValid(orderId)) {
      throw ProblemException.malformed("an orderId has 1 to 64 of [A-Za-z0-9_-]");
    }
    return shipments
        .find(orderId)
        .orElseThrow(() ->
            new ProblemException(
                HttpStatus.NOT_FOUND, "SHIPMENT_NOT_FOUND", "no shipment of " + orderId));
  }

  record ShipmentList(List<Shipment> shipments) {}
}
