package io.jangbu.projection.counter;

import io.jangbu.domain.counter.Counter;
import io.jangbu.domain.counter.CounterEvent;
import io.jangbu.domain.counter.CounterRejection;
import io.jangbu.projection.reading.ReadSide;
import io.jangbu.projection.reading.StreamForm;
import io.jangbu.projection.reading.StreamRoutes;
import io.jangbu.projection.view.Projection;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about counters. */
@RestController
@Tag(name = "counters")
@RequestMapping("/counters")
final class CounterRoutes extends StreamRoutes<CounterEvent, Counter, CounterJson> {

  CounterRoutes(Projection<CounterEvent, Counter> counters, ReadSide readSide) {
    super(
        counters,
        readSide,
        new StreamForm<>(CounterJson.class, CounterJson::of, CounterRejection.COUNTER_NOT_FOUND));
  }
}
