package io.jangbu.shop.domain;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What every command leads to in every state, as a table for the eye: a row per state, a column per
 * command, the first row and the first column for their names.
 *
 * @param states a history that leads to the state, by its name
 * @param commands in the order of the columns
 */
public record TransitionTable<C, E>(
    String table, Map<String, ? extends List<? extends E>> states, List<? extends C> commands) {

  /** A test's arguments for every cell: the state's name, its history, the command, the answer. */
  public Stream<Arguments> cells() {
    return table.lines().skip(1).map(TransitionTable::cells).flatMap(this::row);
  }

  private Stream<Arguments> row(List<String> cells) {
    String state = cells.getFirst();
    List<? extends E> history = requireNonNull(states.get(state), state);
    return IntStream.range(0, commands.size())
        .mapToObj(i -> Arguments.of(state, history, commands.get(i), cells.get(i + 1)));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1))
        .map(String::strip)
        .filter(cell -> !cell.isEmpty())
        .toList();
  }
}
