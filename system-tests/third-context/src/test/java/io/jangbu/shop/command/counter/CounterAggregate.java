package io.jangbu.shop.command.counter;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.shop.domain.counter.CounterDecider;
import io.jangbu.shop.domain.counter.CounterRejection;
import io.jangbu.shop.schemas.counter.CounterCodec;
import io.jangbu.shop.schemas.counter.CounterSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the counters. */
@Configuration(proxyBeanMethods = false)
class CounterAggregate {

  @Bean
  @Order(6)
  AggregateType<CounterCommand, ?, ?> counters() {
    return new AggregateType<>(
        CounterCodec.TOPICS,
        new CounterDecider(),
        new CounterCodec(),
        new CounterSnapshots(),
        List.of(CounterRejection.values()));
  }
}
