package io.jangbu.shop.projection.reference;

import io.jangbu.core.claim.ClaimDeadlines;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.projection.index.DeadlineIndex;
import io.jangbu.projection.view.Projection;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.claim.ClaimSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What makes the events of claims a view. */
@Configuration(proxyBeanMethods = false)
class ClaimProjection {

  @Bean
  @Order(5)
  Projection<ClaimEvent, ClaimState> claims() {
    return new Projection<>(
        ClaimCodec.TOPICS,
        new ClaimCodec(),
        new ClaimDecider(),
        new ClaimSnapshots(),
        List.of(new DeadlineIndex<>("claims-deadlines", new ClaimDeadlines())));
  }
}
