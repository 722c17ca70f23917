package io.jangbu.shop.projection.counter;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.counter.Counter;
import io.jangbu.shop.domain.counter.CounterEvent;
import io.jangbu.shop.domain.counter.CounterRejection;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamController;
import io.jangbu.starter.projection.reading.StreamForm;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about counters. */
@RestController
@Tag(name = "counters")
@RequestMapping("/counters")
final class CounterController extends StreamController<CounterEvent, Counter, CounterJson> {

  CounterController(Projection<CounterEvent, Counter> counters, ReadSide readSide) {
    super(
        counters,
        readSide,
        new StreamForm<>(CounterJson.class, CounterJson::of, CounterRejection.COUNTER_NOT_FOUND));
  }
}
