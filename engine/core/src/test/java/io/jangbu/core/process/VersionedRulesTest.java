package io.jangbu.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Processes that have begun under rules that are the newest no more. */
class VersionedRulesTest {

  /** What has happened, in words; {@code rules-2} says by which rules it goes from then on. */
  private record Talk(int version) implements ProcessRules<String, String, List<String>> {

    @Override
    public int versionOf(List<String> state) {
      return state.stream()
          .filter(word -> word.startsWith("rules-"))
          .mapToInt(word -> Integer.parseInt(word.substring("rules-".length())))
          .max()
          .orElse(0);
    }

    @Override
    public Decision<String> decide(String command, List<String> state) {
      String answer = command + " by " + version;
      return state.isEmpty()
          ? new Accepted<>(List.of("rules-" + version, answer))
          : Decision.accept(answer);
    }

    @Override
    public List<Outgoing> outgoing(EventEnvelope<String> event, Snapshot<List<String>> after) {
      return List.of(new Outgoing("step", "context-" + version, "s-1", null, event.payload()));
    }

    @Override
    public Set<String> sends() {
      return Set.of("context-" + version);
    }

    @Override
    public Set<String> hears() {
      return Set.of("context-" + version);
    }

    @Override
    public Optional<Input<String>> happened(
        String context, EventEnvelope<?> event, Snapshot<?> after) {
      return Optional.of(new Input<>("p-1", "heard by " + version));
    }

    @Override
    public String answered(Answer answer) {
      return "answered by " + version;
    }

    @Override
    public String parked(String reason) {
      return "parked";
    }

    @Override
    public String resumed() {
      return "resumed";
    }

    @Override
    public boolean isParked(List<String> state) {
      return state.contains("parked");
    }

    @Override
    public List<String> initialState() {
      return List.of();
    }

    @Override
    public List<String> evolve(List<String> state, String event) {
      return Stream.concat(state.stream(), Stream.of(event)).toList();
    }

    @Override
    public boolean expects(List<String> state, String event) {
      return true;
    }
  }

  private static final List<String> BEGUN_UNDER_1 = List.of("rules-1", "begin by 1");

  private final VersionedRules<String, String, List<String>> rules = VersionedRules.of(new Talk(3));

  @Test
  void beginsByTheNewest() {
    assertThat(rules.finishing(new Talk(1)).decide("begin", List.of()))
        .isEqualTo(new Accepted<>(List.of("rules-3", "begin by 3")));
  }

  @Test
  void finishesByTheRulesThatItHasBegunUnder() {
    var released = rules.finishing(new Talk(1)).finishing(new Talk(2));

    assertThat(released.decide("go on", BEGUN_UNDER_1)).isEqualTo(Decision.accept("go on by 1"));
    assertThat(sent(released, BEGUN_UNDER_1)).isEqualTo("context-1");
    assertThat(released.sends()).containsExactlyInAnyOrder("context-1", "context-2", "context-3");
  }

  @Test
  void migratesBeforeTheNextThing() {
    var released = rules.migrating(1, _ -> List.of("moved", "rules-3"));

    assertThat(released.decide("go on", BEGUN_UNDER_1))
        .isEqualTo(new Accepted<>(List.of("moved", "rules-3", "go on by 3")));
    assertThat(sent(released, List.of("rules-1", "moved", "rules-3"))).isEqualTo("context-3");
  }

  @Test
  void migratesStepByStepAndIntoRulesThatFinish() {
    assertThat(
            rules
                .migrating(1, _ -> List.of("rules-2"))
                .migrating(2, _ -> List.of("rules-3"))
                .decide("go on", BEGUN_UNDER_1))
        .isEqualTo(new Accepted<>(List.of("rules-2", "rules-3", "go on by 3")));
    assertThat(
            rules
                .migrating(1, _ -> List.of("rules-2"))
                .finishing(new Talk(2))
                .decide("go on", BEGUN_UNDER_1))
        .isEqualTo(new Accepted<>(List.of("rules-2", "go on by 2")));
  }

  @Test
  void needsAnOperatorForRulesThatAreNotThere() {
    assertThatExceptionOfType(CannotGoOnException.class)
        .isThrownBy(() -> rules.decide("go on", BEGUN_UNDER_1))
        .withMessageContaining("version 1");
    assertThatExceptionOfType(CannotGoOnException.class)
        .as("an older release that runs again")
        .isThrownBy(() -> rules.decide("go on", List.of("rules-4")))
        .withMessageContaining("version 4");
    assertThat(rules.outgoing(event(), snapshot(BEGUN_UNDER_1)))
        .as("that it is parked sends nothing")
        .isEmpty();
  }

  @Test
  void refusesAMigrationThatLeadsNowhere() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> rules.migrating(1, _ -> List.of("moved")).decide("go on", BEGUN_UNDER_1))
        .withMessageContaining("leads to version 1");
  }

  @Test
  void refusesToBeToldTwiceOrOfNoEarlierVersion() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> rules.finishing(new Talk(3)));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> rules.migrating(0, _ -> List.of()));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> rules.finishing(new Talk(1)).migrating(1, _ -> List.of()));
  }

  @Test
  void hearsAndFoldsByTheNewest() {
    var released = rules.finishing(new Talk(1));

    assertThat(released.hears()).containsExactly("context-3");
    assertThat(released.happened("orders", event(), snapshot(List.of())))
        .contains(new Input<>("p-1", "heard by 3"));
    assertThat(VersionedRules.of(released)).isSameAs(released);
  }

  private static String sent(
      VersionedRules<String, String, List<String>> rules, List<String> state) {
    return rules.outgoing(event(), snapshot(state)).getFirst().context();
  }

  private static Snapshot<List<String>> snapshot(List<String> state) {
    return new Snapshot<>(state, state.size(), Instant.EPOCH, Instant.EPOCH);
  }

  private static EventEnvelope<String> event() {
    return new EventEnvelope<>("p-1", 2, Instant.EPOCH, Instant.EPOCH, "c", "c", "word");
  }
}
