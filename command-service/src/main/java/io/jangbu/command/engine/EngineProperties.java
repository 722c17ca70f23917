package io.jangbu.command.engine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this instance keeps its stores, and who it is.
 *
 * @param stateDirectory for the stores; what is lost with it comes back from Kafka, in time
 * @param instanceId a name that this instance keeps when it is restarted, so that it takes its
 *     place at once; no two instances share one. Null: a restart is a new instance
 */
@ConfigurationProperties("jangbu")
public record EngineProperties(
    @DefaultValue("state/command-service") Path stateDirectory, @Nullable String instanceId) {}
