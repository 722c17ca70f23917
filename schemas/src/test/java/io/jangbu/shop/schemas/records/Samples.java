package io.jangbu.shop.schemas.records;

import static java.util.Comparator.comparing;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.SnapshotCodec;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * One message of every kind of a context, with and without what is optional. A context brings its
 * own by extending this; it is found by that.
 */
public abstract class Samples<C, E, S> {

  private static final UUID COMMAND_ID = UUID.fromString("0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e");
  private static final String ACTOR = "auth0|점원-3";
  private static final Instant OCCURRED = Instant.parse("2017-10-02T10:56:33.000001Z");
  private static final Instant RECORDED = Instant.parse("2026-11-21T10:00:00.123456Z");

  private final Codec<C, E> codec;
  private final SnapshotCodec<S> snapshotCodec;
  private final String streamId;

  /** Samples of one stream. */
  protected Samples(Codec<C, E> codec, SnapshotCodec<S> snapshotCodec, String streamId) {
    this.codec = codec;
    this.snapshotCodec = snapshotCodec;
    this.streamId = streamId;
  }

  /** The samples of every context. */
  static Stream<Samples<?, ?, ?>> ofAllContexts() {
    return ReflectionSupport.findAllClassesInPackage("io.jangbu", Samples::isContext, _ -> true)
        .stream()
        .sorted(comparing(Class::getName))
        .map(type -> (Samples<?, ?, ?>) ReflectionSupport.newInstance(type));
  }

  /** Every sample of every context. */
  static Stream<Sample<?>> all() {
    return ofAllContexts().flatMap(Samples::messages);
  }

  protected abstract Stream<Sample<CommandEnvelope<C>>> commands();

  protected abstract Stream<Sample<EventEnvelope<E>>> events();

  protected abstract Stream<Sample<CommandResult>> results();

  /** Snapshots, and entries if the context keeps some. */
  protected abstract Stream<Sample<?>> states();

  final Codec<C, E> codec() {
    return codec;
  }

  final Stream<Sample<?>> messages() {
    return Stream.of(
            commands(), commandOfSomebody(), events(), eventOfSomebody(), results(), states())
        .flatMap(samples -> samples);
  }

  private Stream<Sample<CommandEnvelope<C>>> commandOfSomebody() {
    return commands()
        .limit(1)
        .map(sample -> {
          C command = sample.message().payload();
          return command(
              sample.name() + "OfSomebody",
              new CommandEnvelope<>(COMMAND_ID, streamId, 3L, OCCURRED, "trace-1", ACTOR, command));
        });
  }

  private Stream<Sample<EventEnvelope<E>>> eventOfSomebody() {
    return events()
        .limit(1)
        .map(sample -> event(sample.name() + "OfSomebody", ACTOR, 1, sample.message().payload()));
  }

  protected final Sample<CommandEnvelope<C>> command(String name, C command) {
    return command(
        name, new CommandEnvelope<>(COMMAND_ID, streamId, 3L, OCCURRED, "trace-1", command));
  }

  protected final Sample<CommandEnvelope<C>> commandWithoutOptions(
      String name, String stream, C command) {
    return command(name, new CommandEnvelope<>(COMMAND_ID, stream, null, null, null, command));
  }

  private Sample<CommandEnvelope<C>> command(String name, CommandEnvelope<C> command) {
    return new Sample<>(name, command, codec::encodeCommand, codec::decodeCommand);
  }

  protected final Sample<EventEnvelope<E>> event(long version, String name, E event) {
    return event(name, null, version, event);
  }

  private Sample<EventEnvelope<E>> event(
      String name, @Nullable String actor, long version, E event) {
    return new Sample<>(
        name,
        new EventEnvelope<>(
            streamId, version, OCCURRED, RECORDED, "trace-1", COMMAND_ID.toString(), actor, event),
        codec::encodeEvent,
        codec::decodeEvent);
  }

  protected final Sample<CommandResult> accepted(String name, String... events) {
    return result(
        name,
        new CommandResult(COMMAND_ID, streamId, Outcome.ACCEPTED, 3, List.of(events), null, null));
  }

  protected final Sample<CommandResult> rejected(String name, RejectionCode code, String message) {
    return result(
        name,
        new CommandResult(
            COMMAND_ID, streamId, Outcome.REJECTED, 0, List.of(), code.name(), message));
  }

  private Sample<CommandResult> result(String name, CommandResult result) {
    return new Sample<>(name, result, codec::encodeResult, codec::decodeResult);
  }

  protected final Sample<Snapshot<S>> snapshot(String name, S state) {
    return new Sample<>(
        name,
        new Snapshot<>(state, 4, OCCURRED, RECORDED),
        snapshotCodec::encode,
        bytes -> snapshotCodec.decode(bytes, _ -> null));
  }

  private static boolean isContext(Class<?> type) {
    return Samples.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
  }
}
