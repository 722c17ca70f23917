package io.jangbu.command.engine;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the ids of commands are unique.
 *
 * @param unique the aggregate types whose command ids are unique among all their streams; of the
 *     others each partition knows its own
 */
@ConfigurationProperties("jangbu.command-ids")
record CommandIdSettings(@DefaultValue Set<String> unique) {

  CommandIdSettings {
    unique = Set.copyOf(unique);
  }
}
