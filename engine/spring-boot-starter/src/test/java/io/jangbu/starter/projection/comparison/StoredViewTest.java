package io.jangbu.starter.projection.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StoredViewTest {

  private record Line(String sku, long quantity) {}

  private record Cart(List<Line> lines, long total, int places) {}

  private final JsonMapper json = JsonMapper.shared();

  @Test
  void isTheSameHereAndFromAnotherInstance() {
    StoredView here = here(new Cart(List.of(new Line("ink", 2)), 900, 3));
    StoredView there = json.readValue(json.writeValueAsBytes(here), StoredView.class);

    assertThat(here).isEqualTo(there);
  }

  @Test
  void isAnotherWhereANumberIs() {
    assertThat(here(new Cart(List.of(), 900, 3))).isNotEqualTo(here(new Cart(List.of(), 901, 3)));
  }

  private StoredView here(Cart cart) {
    return StoredView.here(2, json.valueToTree(cart), json);
  }
}
