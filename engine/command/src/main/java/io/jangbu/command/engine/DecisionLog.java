package io.jangbu.command.engine;

import io.jangbu.command.state.AssignedPartition.Unpark;
import io.jangbu.command.state.Due;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.StreamId;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.tracing.LogFields;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the log says of decisions: never what a command holds, for it may be about persons. A line's
 * fields are set around the line alone, as some ten thousand commands a second pass without one.
 */
final class DecisionLog {

  private static final Logger log = LoggerFactory.getLogger(DecisionLog.class);

  private DecisionLog() {}

  static void decided(CommandEnvelope<?> command, CommandResult result) {
    if (log.isDebugEnabled()) {
      try (LogFields _ = LogFields.of(command.streamId(), command.correlation())) {
        if (result.accepted()) {
          log.debug("{} is accepted, version {}", command.type(), result.version());
        } else {
          log.debug(
              "{} is rejected: {}, version {}", command.type(), result.code(), result.version());
        }
      }
    }
  }

  static void repeated(CommandEnvelope<?> command) {
    if (log.isDebugEnabled()) {
      try (LogFields _ = LogFields.of(command.streamId(), command.correlation())) {
        log.debug("{} came again and is answered as before", command.type());
      }
    }
  }

  /** A process cannot go on. */
  static void parked(CommandEnvelope<?> command, String why) {
    try (LogFields _ = LogFields.of(command.streamId(), command.correlation())) {
      log.error(
          "The process is parked, since {} cannot be decided; what happens to it waits until an"
              + " operator has it resumed or abandoned (POST /actuator/processes): {}",
          command.type(),
          why);
    }
  }

  /** An operator has a process go on. */
  static void unparked(Unpark request, int waited) {
    try (LogFields _ = LogFields.of(request.processId(), null)) {
      log.info(
          "The process is {}, {} inputs had waited",
          request.resume() ? "resumed with what waited" : "resumed without what waited",
          waited);
    }
  }

  /** What an operator has asked for cannot be done. */
  static void notUnparked(Unpark request, String why) {
    try (LogFields _ = LogFields.of(request.processId(), null)) {
      log.error("The process stays parked, since even its event of going on fails: {}", why);
    }
  }

  /** A deadline was reached, and what it asks for does not hold. */
  static void refused(Due due, CommandResult result) {
    try (LogFields _ = LogFields.of(due.streamId(), null)) {
      log.warn(
          "The deadline {} was reached, and its command is rejected: {}. It is not asked again",
          due.name(),
          result.code());
    }
  }

  /** A deadline was reached, and what it asks for cannot be decided. */
  static void notDecided(Due due, String why) {
    try (LogFields _ = LogFields.of(due.streamId(), null)) {
      log.error(
          "The deadline {} was reached, and its command cannot be decided; it is tried again in a"
              + " minute: {}",
          due.name(),
          why);
    }
  }

  static void deadLetter(Incoming incoming, RuntimeException cause) {
    byte[] key = incoming.record().key();
    String stream = key == null ? "" : new String(key, StandardCharsets.UTF_8);
    try (LogFields _ = LogFields.of(StreamId.isValid(stream) ? stream : null, null)) {
      warn(incoming, cause);
    }
  }

  private static void warn(Incoming incoming, RuntimeException cause) {
    log.warn(
        "Dead letter from {}-{} at offset {}: {}",
        incoming.origin().topic(),
        incoming.partition(),
        incoming.origin().offset(),
        reason(cause));
  }

  /** What another library says of the bytes may quote them: the dead letter alone has its words. */
  private static String reason(RuntimeException cause) {
    if (!(cause instanceof MalformedRecordException)) {
      return cause.getClass().getName() + ", see its header dlt-reason";
    }
    String reason = LogFields.legible(DeadLetter.reason(cause));
    return cause.getCause() == null
        ? reason
        : reason.split(":", 2)[0] + ", see its header dlt-reason";
  }
}
