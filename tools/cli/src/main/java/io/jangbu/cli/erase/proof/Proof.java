package io.jangbu.cli.erase.proof;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether texts are anywhere still, in topics or in the subscriber's database. */
public final class Proof {

  private final Wanted wanted;
  private final @Nullable DatabaseOption database;
  private final Set<String> unseen = new LinkedHashSet<>();
  private final TopicSearch topics;

  /**
   * What is found at one moment.
   *
   * @param found of each topic and table that has one of the texts
   * @param unseen what could not be looked at, a sentence each
   * @param shared how many of the texts are in events of others, too, where they stay
   */
  public record Result(List<Found> found, List<String> unseen, int shared) {

    public Result {
      found = List.copyOf(found);
      unseen = List.copyOf(unseen);
    }

    /** How many records and rows stay, or may. */
    public long standing() {
      return found.stream().mapToLong(each -> each.standing() + each.open()).sum();
    }

    /** Whether something stays that nothing takes away. */
    public boolean stands() {
      return found.stream().anyMatch(each -> each.standing() > 0);
    }

    /** Whether all was looked at, and of all that leaves it is known until when. */
    public boolean isComplete() {
      return unseen.isEmpty()
          && found.stream().noneMatch(each -> each.isUndated() || each.open() > 0);
    }
  }

  /**
   * Nothing is looked at yet.
   *
   * @param client what a client of Kafka is made with
   * @param events the topics with the events of what was erased
   * @param database the subscriber's, null if it is not to be looked at
   * @param timeout how long the broker may say nothing
   */
  public Proof(
      Map<String, Object> client,
      OurTopics ours,
      Set<String> events,
      Wanted wanted,
      @Nullable DatabaseOption database,
      Duration timeout,
      StopSignal stop) {
    this.wanted = wanted;
    this.database = database;
    this.topics = new TopicSearch(client, ours, events, wanted, timeout, stop, unseen);
  }

  /**
   * Looks, the first time at everything, then at what topics have got since, and at the database
   * anew.
   *
   * @throws CannotStartException if the broker cannot be asked what is there
   */
  public Result look(Progress progress) throws CannotStartException {
    topics.run(progress);
    List<Found> found = new ArrayList<>(topics.found());
    List<String> sentences = new ArrayList<>(unseen);
    DatabaseOption subscribers = database;
    if (subscribers != null) {
      try {
        found.addAll(new TableSearch(subscribers, wanted).run());
      } catch (SQLException e) {
        sentences.add(
            "The subscriber's database %s could not be looked at: %s. --database-url names another, --without-shipments leaves it out."
                .formatted(subscribers.url(), e.getMessage()));
      }
    }
    return new Result(found, sentences, wanted.shared());
  }

  /** Whether the broker went away in the middle: to look again is to no purpose. */
  public boolean isCutOff() {
    return topics.isCutOff();
  }
}
