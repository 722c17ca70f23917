package io.jangbu.systemtests.stock;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Random commands for several producers at once. Some are sent again, by whichever producer, and
 * the ids of some come again with another content, by the producer that had the first.
 *
 * @param scripts what each producer sends, in its order
 * @param sent each command by its id
 */
record StockStorm(List<List<CommandEnvelope<InventoryCommand>>> scripts, Map<UUID, Sent> sent) {

  /** Would be seen at once if it were ever done. */
  private static final InventoryCommand OTHER_CONTENT = new ReceiveStock(1_000_000);

  private static final int REACH = 5_000;

  /**
   * A command, and what else is sent under its id.
   *
   * @param repeats how often it is sent again
   * @param reuses how often its id comes with another content
   */
  record Sent(CommandEnvelope<InventoryCommand> command, int repeats, int reuses) {}

  private record Cue(int producer, int position, CommandEnvelope<InventoryCommand> command) {}

  static StockStorm drawn(long seed, int producers, int commands, List<String> skus) {
    Random random = new Random(seed);
    RandomInventoryCommands lot = new RandomInventoryCommands(random, skus);
    List<Cue> cues = new ArrayList<>();
    Map<UUID, Sent> sent = new LinkedHashMap<>();
    for (int i = 0; i < commands; i++) {
      int producer = i % producers;
      CommandEnvelope<InventoryCommand> command = lot.next();
      int repeats = random.nextInt(100) < 5 ? 1 + random.nextInt(2) : 0;
      int reuses = random.nextInt(100) < 2 ? 1 : 0;
      sent.put(command.commandId(), new Sent(command, repeats, reuses));
      cues.add(new Cue(producer, i, command));
      for (int j = 0; j < repeats; j++) {
        cues.add(new Cue(random.nextInt(producers), i + 1 + random.nextInt(REACH), command));
      }
      for (int j = 0; j < reuses; j++) {
        cues.add(new Cue(producer, i + 1 + random.nextInt(REACH), withOtherContent(command)));
      }
    }
    cues.sort(Comparator.comparingInt(Cue::position));
    return new StockStorm(
        IntStream.range(0, producers).mapToObj(producer -> script(cues, producer)).toList(), sent);
  }

  /** How many records that are. */
  int size() {
    return scripts.stream().mapToInt(List::size).sum();
  }

  private static List<CommandEnvelope<InventoryCommand>> script(List<Cue> cues, int producer) {
    return cues.stream().filter(cue -> cue.producer() == producer).map(Cue::command).toList();
  }

  private static CommandEnvelope<InventoryCommand> withOtherContent(
      CommandEnvelope<InventoryCommand> command) {
    return new CommandEnvelope<>(
        command.commandId(), command.streamId(), null, null, null, OTHER_CONTENT);
  }
}
