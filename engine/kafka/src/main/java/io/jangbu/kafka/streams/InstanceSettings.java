package io.jangbu.kafka.streams;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How this instance takes part. Everything else of Kafka is {@code spring.kafka.*}.
 *
 * @param stateDirectory where the stores are kept; a disk that outlives a restart makes it short
 * @param advertisedAddress {@code host:port} under which the other instances reach this one
 * @param instanceId a name that this instance keeps over restarts, so that one that is killed and
 *     comes back takes its place at once; null = none
 */
@Validated
@ConfigurationProperties("jangbu")
public record InstanceSettings(
    @NotNull Path stateDirectory,
    @NotNull @Pattern(regexp = ".+:[0-9]{1,5}", message = "must be host:port")
        String advertisedAddress,
    @Nullable String instanceId) {}
