package io.jangbu.starter.projection.routing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reads are answered.
 *
 * @param waitTimeout how long a read waits for its version, or for an instance that holds its
 *     partition
 * @param connectTimeout until another instance is held to be away
 * @param answerTimeout the same once it is connected, beyond what the read itself may wait
 * @param maxStandbyLag how many records behind a standby here may be and still answer
 */
@Validated
@ConfigurationProperties("jangbu.reads")
public record ReadSettings(
    @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration waitTimeout,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration connectTimeout,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) Duration answerTimeout,
    @PositiveOrZero long maxStandbyLag) {}
