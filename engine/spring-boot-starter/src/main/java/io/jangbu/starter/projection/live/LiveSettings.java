package io.jangbu.starter.projection.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How events are sent as they come.
 *
 * @param connections how many clients at once, each of which has a Kafka consumer or waits on a
 *     read
 * @param keepAlive after so long without an event a comment is sent, which keeps proxies from
 *     closing the connection and finds clients that are gone: within three times as long
 */
@Validated
@ConfigurationProperties("jangbu.live")
public record LiveSettings(
    @Positive int connections,
    @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1) Duration keepAlive) {}
