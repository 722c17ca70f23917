package io.jangbu.shop.command.fulfilment;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.fulfilment.LongFulfilments;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the process that fulfils orders. */
@Configuration(proxyBeanMethods = false)
class FulfilmentProcess {

  @Bean
  @Order(4)
  AggregateType<FulfilmentInput, ?, ?> fulfilment(FulfilmentSettings settings) {
    return new AggregateType<>(
        FulfilmentCodec.TOPICS,
        new FulfilmentRules(settings.paymentDeadline()),
        new FulfilmentCodec(),
        new LongFulfilments(),
        List.of(FulfilmentRejection.values()),
        new FulfilmentDeadlines(settings.answerDeadline()));
  }
}
