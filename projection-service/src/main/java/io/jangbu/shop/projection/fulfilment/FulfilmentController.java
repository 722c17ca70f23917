package io.jangbu.shop.projection.fulfilment;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamController;
import io.jangbu.starter.projection.reading.StreamForm;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about the fulfilment of orders. */
@RestController
@Tag(name = "processes")
@RequestMapping(FulfilmentController.PATH)
final class FulfilmentController
    extends StreamController<FulfilmentEvent, FulfilmentState, FulfilmentJson> {

  static final String PATH = "/processes/fulfilment";

  FulfilmentController(
      Projection<FulfilmentEvent, FulfilmentState> fulfilment,
      ReadSide readSide,
      StreamForm<FulfilmentState, FulfilmentJson> form) {
    super(fulfilment, readSide, form);
  }
}
