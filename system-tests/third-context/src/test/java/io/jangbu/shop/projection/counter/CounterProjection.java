package io.jangbu.shop.projection.counter;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.counter.Counter;
import io.jangbu.shop.domain.counter.CounterDecider;
import io.jangbu.shop.domain.counter.CounterEvent;
import io.jangbu.shop.schemas.counter.CounterCodec;
import io.jangbu.shop.schemas.counter.CounterSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What makes the events of counters a view. */
@Configuration(proxyBeanMethods = false)
class CounterProjection {

  @Bean
  @Order(6)
  Projection<CounterEvent, Counter> counters() {
    return new Projection<>(
        CounterCodec.TOPICS,
        new CounterCodec(),
        new CounterDecider(),
        new CounterSnapshots(),
        List.of());
  }
}
