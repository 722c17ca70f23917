package io.jangbu.command.counter;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.domain.counter.CounterCommand;
import io.jangbu.domain.counter.CounterDecider;
import io.jangbu.domain.counter.CounterRejection;
import io.jangbu.schemas.counter.CounterCodec;
import io.jangbu.schemas.counter.CounterSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the counters. */
@Configuration(proxyBeanMethods = false)
class CounterContext {

  @Bean
  @Order(3)
  BoundedContext<CounterCommand, ?, ?> counters() {
    return new BoundedContext<>(
        CounterCodec.TOPICS,
        new CounterDecider(),
        new CounterCodec(),
        new CounterSnapshots(),
        List.of(CounterRejection.values()));
  }
}
