package io.jangbu.shop.command.claim;

import io.jangbu.command.AggregateType;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimDeadlines;
import io.jangbu.core.claim.ClaimDecider;
import io.jangbu.core.claim.ClaimRejection;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.claim.ClaimSnapshots;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hosts the claims. */
@Configuration(proxyBeanMethods = false)
public class ClaimAggregate {

  @Bean
  @Order(5)
  public AggregateType<ClaimCommand, ?, ?> claims() {
    return new AggregateType<>(
        ClaimCodec.TOPICS,
        new ClaimDecider(),
        new ClaimCodec(),
        new ClaimSnapshots(),
        List.of(ClaimRejection.values()),
        new ClaimDeadlines());
  }
}
