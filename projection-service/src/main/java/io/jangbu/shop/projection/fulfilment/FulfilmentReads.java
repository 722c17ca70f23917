package io.jangbu.shop.projection.fulfilment;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamForm;
import io.jangbu.starter.projection.reading.StreamReads;
import io.jangbu.starter.projection.routing.PartitionRouter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other contexts ask of the fulfilment of an order, wherever its partition is. */
@Component
public final class FulfilmentReads {

  private final PartitionRouter router;
  private final StreamReads<FulfilmentEvent, FulfilmentState> reads;
  private final StreamForm<FulfilmentState, FulfilmentJson> form;

  FulfilmentReads(
      Projection<FulfilmentEvent, FulfilmentState> fulfilment,
      ReadSide readSide,
      StreamForm<FulfilmentState, FulfilmentJson> form) {
    this.router = readSide.router();
    this.reads = readSide.of(fulfilment);
    this.form = form;
  }

  /**
   * The fulfilment of an order; empty if there is none.
   *
   * @throws ProblemException 503 if nobody can answer in time
   */
  public Optional<FulfilmentJson> find(String orderId) {
    try {
      return Optional.of(
          router.ask(
              FulfilmentController.PATH + "/" + orderId,
              FulfilmentJson.class,
              reads.one(orderId, null, stream -> form.require(orderId, stream.current()))));
    } catch (ProblemException e) {
      if (e.code().equals(FulfilmentRejection.PROCESS_NOT_FOUND.name())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
