package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.claim.Claim;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/** The aggregate types whose command ids are unique among all their streams, by their names. */
record UniqueCommandIds(Set<String> types) {

  private static final String SETTING = "jangbu.command-ids.unique";

  /**
   * Those of the settings.
   *
   * @throws InvalidConfigurationPropertyValueException if one is not hosted here, or is one whose
   *     commands no sender gives an id
   */
  static UniqueCommandIds of(Set<String> names, List<AggregateType<?, ?, ?>> hosted) {
    Set<String> possible =
        hosted.stream()
            .filter(type -> type.process() == null && !type.name().equals(Claim.CONTEXT))
            .map(AggregateType::name)
            .collect(Collectors.toUnmodifiableSet());
    for (String name : names) {
      if (!possible.contains(name)) {
        throw new InvalidConfigurationPropertyValueException(
            SETTING,
            name,
            "it is no aggregate type that senders give commands to here: those are "
                + possible.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    return new UniqueCommandIds(Set.copyOf(names));
  }
}
