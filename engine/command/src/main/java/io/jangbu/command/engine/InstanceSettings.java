package io.jangbu.command.engine;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where this instance keeps its stores, and who it is.
 *
 * @param stateDirectory for the stores; what is lost with it comes back from Kafka, in time
 * @param advertisedAddress {@code host:port} under which the other instances reach this one
 * @param instanceId a name that this instance keeps when it is restarted, so that it takes its
 *     place at once; no two instances share one. Null: a restart is a new instance
 */
@Validated
@ConfigurationProperties("jangbu")
public record InstanceSettings(
    @DefaultValue("state/command-service") Path stateDirectory,
    @NotNull @Pattern(regexp = ".+:[0-9]{1,5}", message = "must be host:port")
        String advertisedAddress,
    @Nullable String instanceId) {}
