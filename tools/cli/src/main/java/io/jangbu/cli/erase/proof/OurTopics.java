package io.jangbu.cli.erase.proof;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.RegisteredTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which topics of a cluster the pipeline has made: those of the contexts, the registry, and what
 * Kafka Streams makes for the services' applications.
 *
 * @param contexts all of them
 * @param applications their ids, with which the names of changelogs begin: also those of later
 *     versions of the projections, whose ids are the first one's with a number
 */
public record OurTopics(List<AggregateTopics> contexts, List<String> applications) {

  /** While a topic is adopted, its copy. */
  private static final String COPY = ".adopting";

  public OurTopics {
    contexts = List.copyOf(contexts);
    applications = List.copyOf(applications);
  }

  /** Those of all contexts that are known here. */
  public static OurTopics of(List<EventLog<?, ?>> logs, List<String> applications) {
    return new OurTopics(
        logs.stream().<AggregateTopics>map(EventLog::topics).toList(), applications);
  }

  /** Of those in a cluster ours, by name. */
  Set<String> among(Set<String> all) {
    Set<String> ours = new TreeSet<>();
    for (String name : all) {
      String origin = name.endsWith(COPY) ? name.substring(0, name.length() - COPY.length()) : name;
      if (named().contains(origin)
          || applications.stream().anyMatch(application -> name.startsWith(application + "-"))) {
        ours.add(name);
      }
    }
    return ours;
  }

  /** What is not there, and would be looked at: a sentence each. */
  List<String> missing(Set<String> all) {
    List<String> missing = new ArrayList<>();
    for (String name : named()) {
      if (!all.contains(name)) {
        missing.add("There is no topic %s.".formatted(name));
      }
    }
    for (String application : applications) {
      if (all.stream().noneMatch(name -> name.startsWith(application + "-"))) {
        missing.add(
            "There is no topic of the application %s: what it keeps was not looked at. --application-id names another."
                .formatted(application));
      }
    }
    return missing;
  }

  private Set<String> named() {
    Set<String> named = new TreeSet<>();
    contexts.forEach(context -> named.addAll(context.all()));
    named.add(RegisteredTopic.TOPIC);
    return named;
  }
}
