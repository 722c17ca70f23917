package io.jangbu.starter.command.gateway;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the gateway waits.
 *
 * @param answerTimeout for a command's result, 100 ms to 5 minutes; after it the outcome is unknown
 * @param sendTimeout for the broker to take a command, 100 ms to 1 minute
 */
@Validated
@ConfigurationProperties("jangbu.commands")
public record GatewaySettings(
    @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5)
        Duration answerTimeout,
    @DefaultValue("5s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration sendTimeout) {}
