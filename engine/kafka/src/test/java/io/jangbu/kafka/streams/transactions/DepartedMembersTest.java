package io.jangbu.kafka.streams.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DepartedMembersTest {

  private static final String APPLICATION = "jangbu-projection-service";
  private static final String HERE = UUID.randomUUID().toString();
  private static final String GONE = UUID.randomUUID().toString();

  private static String transaction(String process, int thread) {
    return "%s-%s-%d".formatted(APPLICATION, process, thread);
  }

  private static String client(String process, int thread) {
    return "%s-%s-StreamThread-%d-consumer".formatted(APPLICATION, process, thread);
  }

  private static List<String> departed(List<String> open, String... clients) {
    return DepartedMembers.departed(APPLICATION, open, List.of(clients));
  }

  @Test
  void areThoseWhoseThreadIsNoMember() {
    assertThat(
            departed(
                List.of(transaction(HERE, 1), transaction(GONE, 1), transaction(HERE, 2)),
                client(HERE, 1)))
        .containsExactlyInAnyOrder(transaction(GONE, 1), transaction(HERE, 2));
  }

  @Test
  void areNoneWhileEverybodyIsThere() {
    assertThat(
            departed(
                List.of(transaction(HERE, 1), transaction(HERE, 11)),
                client(HERE, 1),
                client(HERE, 11)))
        .isEmpty();
  }

  /** The second version of a projection is an application of its own, named after the first. */
  @Test
  void areOfThisApplicationAlone() {
    assertThat(
            departed(
                List.of(
                    APPLICATION + "-2-" + GONE + "-1",
                    "other-" + GONE + "-1",
                    APPLICATION + "-" + GONE,
                    APPLICATION + "-mine-1"),
                client(HERE, 1)))
        .isEmpty();
  }

  @Test
  void areUnknownWhereMembersHaveOtherNames() {
    assertThat(departed(List.of(transaction(GONE, 1)), client(HERE, 1), "my-client")).isEmpty();
    assertThat(departed(List.of(transaction(GONE, 1)), "mine-StreamThread-1-consumer")).isEmpty();
  }
}
