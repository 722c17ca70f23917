package io.jangbu.shop.shipping.carrier;

import io.jangbu.starter.settings.HttpAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code jangbu.carrier.*}: where the carrier is and how patient we are with it. A wrong value
 * stops the start.
 *
 * @param url http or https, without query; {@code /shipments} is added. No default
 * @param connectTimeout for the connection alone
 * @param timeout from the request to the head of its answer, connecting included; 100 ms to 20 s,
 *     so that a stop, which waits for what is under way, stays within its 30 s
 * @param attempts after so many in a row without an answer that decides, the shipment is parked
 * @param firstPause after the first failed attempt; doubles with each further one
 * @param longestPause where the doubling ends
 * @param longestRetryAfter the longest that a carrier's {@code Retry-After} is honoured; one of
 *     more counts as this. Up to 1 day. It never makes a pause shorter than our own
 * @param concurrency requests under way at the same time, per instance
 * @param pollInterval how often is looked for what is due when nothing rings, such as a retry whose
 *     pause is over or what another instance left behind
 */
@Validated
@ConfigurationProperties("jangbu.carrier")
public record CarrierSettings(
    @NotNull(message = "is missing: the address of the carrier, such as https://carrier.example")
        @HttpAddress
        URI url,
    @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
    @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(seconds = 20) Duration timeout,
    @DefaultValue("10") @Min(1) @Max(1000) int attempts,
    @DefaultValue("500ms") @DurationMin(millis = 1) Duration firstPause,
    @DefaultValue("60s") @DurationMin(millis = 1) @DurationMax(days = 1) Duration longestPause,
    @DefaultValue("1h") @DurationMin(millis = 0) @DurationMax(days = 1) Duration longestRetryAfter,
    @DefaultValue("16") @Min(1) @Max(1000) int concurrency,
    @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration pollInterval) {

  @AssertTrue(message = "longest-pause must not be shorter than first-pause")
  boolean isPausesInOrder() {
    return longestPause.compareTo(firstPause) >= 0;
  }

  /** Where shipments are asked for. */
  URI shipments() {
    String base = url.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + "shipments");
  }
}
