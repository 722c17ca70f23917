package io.jangbu.shop.projection.fulfilment;

import io.jangbu.projection.index.DeadlineIndex;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.fulfilment.FulfilmentDeadlines;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentFold;
import io.jangbu.shop.domain.fulfilment.FulfilmentRejection;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentSnapshots;
import io.jangbu.starter.projection.reading.StreamForm;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What makes the events of fulfilments a view. */
@Configuration(proxyBeanMethods = false)
class FulfilmentProjection {

  @Bean
  @Order(4)
  Projection<FulfilmentEvent, FulfilmentState> fulfilment(FulfilmentSettings settings) {
    return new Projection<>(
        FulfilmentCodec.TOPICS,
        new FulfilmentCodec(),
        new FulfilmentFold(),
        new FulfilmentSnapshots(),
        List.of(
            new DeadlineIndex<>(
                "fulfilment-deadlines", new FulfilmentDeadlines(settings.answerDeadline()))));
  }

  @Bean
  StreamForm<FulfilmentState, FulfilmentJson> fulfilmentForm(FulfilmentSettings settings) {
    return new StreamForm<>(
        FulfilmentJson.class,
        (id, process) ->
            FulfilmentJson.of(id, process, new FulfilmentDeadlines(settings.answerDeadline())),
        FulfilmentRejection.PROCESS_NOT_FOUND);
  }
}
