package io.jangbu.resilience.cluster;

import java.net.URI;
import java.util.List;

/**
 * Where a pipeline is reached from outside.
 *
 * @param commands of the command services, one per instance, as with the others
 * @param jdbcUrl of the subscribers' database
 * @param databasePassword of its user
 */
public record Addresses(
    String bootstrapServers,
    List<URI> commands,
    List<URI> projections,
    List<URI> subscribers,
    String jdbcUrl,
    String databasePassword) {

  public Addresses {
    commands = List.copyOf(commands);
    projections = List.copyOf(projections);
    subscribers = List.copyOf(subscribers);
  }
}
