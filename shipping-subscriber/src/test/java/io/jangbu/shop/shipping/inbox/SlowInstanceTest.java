package io.jangbu.shop.shipping.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.shop.shipping.inbox.Positions.Position;
import io.jangbu.shop.shipping.inbox.Positions.Span;
import io.jangbu.shop.shipping.scene.Database;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances hold a partition one after the other, and the first does not know it yet. */
class SlowInstanceTest {

  private final Database database = new Database();
  private final Positions positions = new Positions(database.jdbc());

  @BeforeEach
  void begin() {
    Flyway.configure().dataSource(database.dataSource()).load().migrate();
    assertThat(positions.begin("an-id", Map.of(0, 0L, 1, 5L))).isTrue();
    positions.advance(List.of(new Span(0, 0, 100), new Span(1, 5, 6)));
  }

  @Test
  void setsNothingBack() {
    assertThatThrownBy(() -> positions.advance(List.of(new Span(0, 0, 50))))
        .isInstanceOf(PositionMovedException.class);
    assertThat(positions.all())
        .isEqualTo(Map.of(0, new Position(100, false), 1, new Position(6, false)));
  }

  @Test
  void beginsOnce() {
    assertThat(positions.begin("another-id", Map.of(0, 0L))).isFalse();
    assertThat(positions.topicId()).contains("an-id");
    assertThat(positions.replace("not-noted", "another-id", Map.of(0, 0L))).isFalse();
    assertThat(positions.replace("an-id", "another-id", Map.of(0, 3L, 1, 4L))).isTrue();
    assertThat(positions.topicId()).contains("another-id");
    assertThat(positions.all().get(1)).isEqualTo(new Position(4, false));
  }
}
