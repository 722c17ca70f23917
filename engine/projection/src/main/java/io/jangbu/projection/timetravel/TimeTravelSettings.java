package io.jangbu.projection.timetravel;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How past states are kept.
 *
 * @param snapshotEvery so many events of a stream after each other have a snapshot, at least 1: no
 *     past state takes more events to restore. May be changed at any time
 */
@Validated
@ConfigurationProperties("jangbu.time-travel")
public record TimeTravelSettings(@Positive int snapshotEvery) {}
