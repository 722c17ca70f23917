package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.context.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A command that was sent, and what was heard of it since. */
public final class Told<C> {

  private final Context<C, ?, ?> context;
  private final CommandEnvelope<C> command;
  private final long sentNanos;
  private final Set<Way> ways = ConcurrentHashMap.newKeySet();
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile boolean taken;

  public Told(Context<C, ?, ?> context, CommandEnvelope<C> command, long sentNanos) {
    this.context = context;
    this.command = command;
    this.sentNanos = sentNanos;
  }

  /** It is sent, perhaps again. */
  public void sentOver(Way way) {
    ways.add(way);
  }

  /** A broker has acknowledged it. */
  public void taken() {
    taken = true;
  }

  /** Whether a broker has acknowledged it to the one that sent it over the topic. */
  public boolean isTaken() {
    return taken;
  }

  /** Somebody has heard of it. */
  public void hear(Answer answer) {
    answers.add(answer);
  }

  public Context<C, ?, ?> context() {
    return context;
  }

  public CommandEnvelope<C> command() {
    return command;
  }

  /** When it was sent first, by {@link System#nanoTime}. */
  public long sentNanos() {
    return sentNanos;
  }

  @Override
  public String toString() {
    return "%s %s to %s over %s, heard: %s"
        .formatted(command.type(), command.commandId(), command.streamId(), ways, answers);
  }

  /** All that was heard, in that order, whoever heard it. */
  public List<Answer> answers() {
    return Collections.unmodifiableList(answers);
  }

  /** The first answer that came the way on which the command was sent: what its sender knows. */
  public Optional<Answer> first() {
    return answers.stream().filter(answer -> ways.contains(answer.way())).findFirst();
  }
}
