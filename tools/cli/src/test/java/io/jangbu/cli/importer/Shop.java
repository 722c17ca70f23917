package io.jangbu.cli.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A shop of 3,000 orders and what an import of it must come to.
 *
 * @param figures the tables of the report, with single spaces
 */
public record Shop(String name, Path directory, List<String> figures) {

  private static final int ORDERS = 3_000;
  private static final Pattern STATUS =
      Pattern.compile("(CREATED|PAID|SHIPPED|DELIVERED|CANCELLED) (\\d+)");

  /** The sample of the real data set where it is present, else a generated one. */
  public static Shop realWhereThereIsOne(Path temp) throws Exception {
    return OlistSample.isPresent()
        ? new Shop("the Olist sample", OlistSample.DIRECTORY, OlistSample.FIGURES)
        : generated(temp);
  }

  /** What it must come to is what the rules say when they decide the same commands in memory. */
  private static Shop generated(Path temp) throws Exception {
    Path directory = Files.createDirectories(temp.resolve("shop"));
    GeneratedShop.write(directory, ORDERS);
    Importing done =
        Importing.of(
            directory,
            Files.createDirectories(temp.resolve("sorting")),
            new LedgerPipeline(new Ledger(), _ -> true),
            Duration.ofSeconds(30));
    List<String> figures = done.rows().stream().takeWhile(row -> !row.startsWith("All ")).toList();
    return new Shop("a GENERATED shop, for there is no Olist sample", directory, figures);
  }

  /** One per accepted command. */
  public int events() {
    return Integer.parseInt(figures.getFirst().substring("Accepted commands ".length()));
  }

  public Map<String, Integer> ordersByStatus() {
    return figures.stream()
        .map(STATUS::matcher)
        .filter(row -> row.matches())
        .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
  }
}
