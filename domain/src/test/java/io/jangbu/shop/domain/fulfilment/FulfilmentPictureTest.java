package io.jangbu.shop.domain.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The picture of the process's steps in the documents is drawn from what it does. */
class FulfilmentPictureTest {

  private static final int SEEDS = 3_000;
  private static final Path DOCUMENT = Path.of("../docs/processes.md");

  /** By the steps from which and to which they lead: the events. */
  private final Map<String, Set<String>> arrows = new TreeMap<>();

  @Test
  void isInTheDocuments() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      draw(walk(seed));
    }

    assertThat(Files.readString(DOCUMENT))
        .as("the picture in %s is to be:%n%s", DOCUMENT, picture())
        .contains(picture());
  }

  private String picture() {
    StringBuilder picture = new StringBuilder("```mermaid\nstateDiagram-v2\n");
    arrows.forEach((arrow, events) ->
        picture.append("  %s : %s%n".formatted(arrow, String.join(", ", events))));
    return picture.append("```").toString();
  }

  private void draw(List<FulfilmentEvent> events) {
    FulfilmentFold fold = new FulfilmentFold();
    FulfilmentState state = fold.initialState();
    for (FulfilmentEvent event : events) {
      FulfilmentState after = fold.evolve(state, event);
      if (after.stage() != state.stage()) {
        arrows
            .computeIfAbsent(
                name(state.stage()) + " --> " + name(after.stage()), _ -> new TreeSet<>())
            .add(event.getClass().getSimpleName());
      }
      state = after;
    }
  }

  private static String name(Stage stage) {
    return stage == Stage.NONE ? "[*]" : stage.name();
  }

  private static List<FulfilmentEvent> walk(int seed) {
    Random random = new Random(seed);
    FulfilmentWorld world = new FulfilmentWorld(seed, 0);
    world.stock("a", 3);
    List<Line> lines = List.of(new Line("a", 1 + random.nextInt(4), 1));
    if (random.nextBoolean()) {
      world.checkOut("cart-1", lines);
    }
    for (int step = 0; step < 30; step++) {
      switch (random.nextInt(12)) {
        case 0 -> world.does(anything(random, lines));
        case 1 -> world.timePasses();
        default -> world.somethingArrives();
      }
    }
    world.settle();
    return world.processEvents();
  }

  private static OrderCommand anything(Random random, List<Line> lines) {
    return switch (random.nextInt(6)) {
      case 0 ->
          new CreateOrder(
              "c-1",
              "EUR",
              lines,
              0,
              random.nextInt(4) == 0 ? Fulfilment.NONE : Fulfilment.RESERVE,
              null);
      case 1, 2 -> new ProcessPayment("p", 100, "card");
      case 3 -> new ShipOrder("dhl", null);
      case 4 -> new ConfirmDelivery();
      default -> new CancelOrder("changed my mind");
    };
  }
}
