package io.jangbu.command.hosted;

import io.jangbu.command.AggregateType;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The types that one service hosts, by their names: whose processes hear of whom. */
public final class Hosted {

  /**
   * A type, and how many partitions its topics have.
   *
   * @param rules null if it is no process
   */
  public record Member<C, E, S>(
      AggregateType<C, E, S> type, int partitions, @Nullable ProcessRules<C, E, S> rules) {

    static <C, E, S> Member<C, E, S> of(AggregateType<C, E, S> type, int partitions) {
      return new Member<>(type, partitions, type.process());
    }

    /** Whether it is a process that hears of what happens in that context, or sends it commands. */
    boolean knows(String context) {
      return rules != null && (rules.hears().contains(context) || rules.sends().contains(context));
    }
  }

  private static final String SOURCE = "/jangbu/command-service";

  /** Key and headers have room beside it. */
  private static final int MOST_BYTES = TopicSettings.MAX_COMMAND_BYTES - (16 << 10);

  private final Map<String, Member<?, ?, ?>> members = new LinkedHashMap<>();
  private final Set<String> uniqueIds;

  /**
   * Those types.
   *
   * @param types with the partition counts of their topics
   * @param uniqueIds the names of those whose command ids are unique among all their streams
   * @throws IllegalArgumentException if a process hears of a context that is not hosted, or sends
   *     commands to one; if something is to be unique and the claims are not hosted
   */
  public Hosted(SequencedMap<AggregateType<?, ?, ?>, Integer> types, Set<String> uniqueIds) {
    this.uniqueIds = Set.copyOf(uniqueIds);
    types.forEach((type, partitions) -> members.put(type.name(), Member.of(type, partitions)));
    members.values().forEach(this::requireNeighbours);
  }

  /** Whether the ids of that type's commands are unique among all its streams. */
  public boolean hasUniqueIds(String context) {
    return uniqueIds.contains(context);
  }

  private boolean asksForClaims(AggregateType<?, ?, ?> type) {
    return type.uniqueness() != null || hasUniqueIds(type.name());
  }

  private void requireNeighbours(Member<?, ?, ?> member) {
    if (asksForClaims(member.type()) && !members.containsKey(Claim.CONTEXT)) {
      throw new IllegalArgumentException(
          "Something of the aggregate type %s is unique, and the aggregate type %s is not hosted here"
              .formatted(member.type().name(), Claim.CONTEXT));
    }
    ProcessRules<?, ?, ?> rules = member.rules();
    if (rules == null) {
      return;
    }
    for (var contexts : List.of(rules.hears(), rules.sends())) {
      contexts.stream()
          .filter(context -> !members.containsKey(context))
          .findFirst()
          .ifPresent(missing -> {
            throw new IllegalArgumentException(
                "The process %s needs the aggregate type %s, which is not hosted here"
                    .formatted(member.type().name(), missing));
          });
    }
  }

  Member<?, ?, ?> member(String context) {
    Member<?, ?, ?> member = members.get(context);
    if (member == null) {
      throw new IllegalArgumentException("There is no aggregate type " + context);
    }
    return member;
  }

  /** The type of that name; null if it is not hosted here. */
  public @Nullable Member<?, ?, ?> find(String context) {
    return members.get(context);
  }

  /** The processes that hear of what happens in that context, or of what they have sent to it. */
  public List<Member<?, ?, ?>> processesOf(String context) {
    return members.values().stream()
        .filter(member -> member.knows(context))
        .<Member<?, ?, ?>>map(member -> member)
        .toList();
  }

  /**
   * The types to whose command topics a type's decisions may lead, with the nodes of the topology
   * that write there.
   */
  public SequencedMap<String, AggregateType<?, ?, ?>> sinks(String context) {
    SequencedMap<String, AggregateType<?, ?, ?>> sinks = new LinkedHashMap<>();
    processesOf(context)
        .forEach(process -> sinks.put(sink(context, process.type().name()), process.type()));
    ProcessRules<?, ?, ?> rules = member(context).rules();
    if (rules != null) {
      rules.sends().forEach(to -> sinks.put(sink(context, to), member(to).type()));
    }
    if (asksForClaims(member(context).type())) {
      sinks.put(sink(context, Claim.CONTEXT), member(Claim.CONTEXT).type());
    }
    if (context.equals(Claim.CONTEXT)) {
      members.values().stream()
          .map(Member::type)
          .filter(this::asksForClaims)
          .forEach(type -> sinks.put(sink(context, type.name()), type));
    }
    return sinks;
  }

  /**
   * A command that one type's decision sends to another type.
   *
   * @throws IllegalArgumentException if it is larger than a commands topic takes
   */
  public Forwarded forwarded(String from, String to, CommandEnvelope<?> command, Instant now) {
    return forwarded(from, member(to), command, now);
  }

  @SuppressWarnings("unchecked") // whoever sends it says of which context it is
  private <C> Forwarded forwarded(
      String from, Member<C, ?, ?> to, CommandEnvelope<?> command, Instant now) {
    byte[] value = to.type().codec().encodeCommand((CommandEnvelope<C>) command);
    return forwarded(
        from,
        to.type().name(),
        command.streamId(),
        value,
        CloudEventHeaders.of(command, SOURCE, now));
  }

  /**
   * A command that one type's decision sends to another type, as it came once.
   *
   * @throws IllegalArgumentException as the other
   */
  public Forwarded forwarded(
      String from, String to, String streamId, byte[] value, Headers headers) {
    if (value.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the command has %d bytes, more than a commands topic takes".formatted(value.length));
    }
    return new Forwarded(
        sink(from, to),
        streamId.getBytes(StandardCharsets.UTF_8),
        value,
        StreamPartition.of(streamId, member(to).partitions()),
        headers);
  }

  /** The node of the topology by which one type writes to the commands of another. */
  public static String sink(String from, String to) {
    return from + "-to-" + to;
  }
}
