package io.jangbu.cli.demo;

import io.jangbu.cli.demo.shop.Opening;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How many shoppers there are, how fast they come, and how much there is to buy. */
final class OpeningOption {

  private static final int CHECKOUTS = 100;
  private static final int MOST_CHECKOUTS = 1_000_000;
  private static final int MOST_SECONDS = 86_400;
  private static final int MOST_RATE = 10_000;
  private static final int MOST_AT_ONCE = 1_000;
  private static final int MOST_PRODUCTS = 1_000;

  @Option(
      names = "--checkouts",
      paramLabel = "N",
      description =
          "Ends after so many carts that are checked out (default: "
              + CHECKOUTS
              + ", and no bound with --duration). Abandoned carts come on top.")
  private @Nullable Integer checkouts;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Lets shoppers in for so long.")
  private @Nullable Integer seconds;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Shoppers a second (default: ${DEFAULT-VALUE}), who take some time for what they do. 0 is"
              + " as fast as it goes.")
  private double rate;

  @Option(
      names = "--shoppers",
      paramLabel = "N",
      defaultValue = "100",
      description = "At most so many at a time (default: ${DEFAULT-VALUE}).")
  private int atOnce;

  @Option(
      names = "--products",
      paramLabel = "N",
      defaultValue = "5",
      description = "What there is to buy (default: ${DEFAULT-VALUE}).")
  private int products;

  /**
   * What was given.
   *
   * @throws ParameterException if it is out of bounds
   */
  Opening opening(CommandLine command) {
    if (checkouts != null) {
      require(command, "--checkouts", checkouts, 1, MOST_CHECKOUTS);
    }
    if (seconds != null) {
      require(command, "--duration", seconds, 1, MOST_SECONDS);
    }
    require(command, "--rate", rate, 0, MOST_RATE);
    require(command, "--shoppers", atOnce, 1, MOST_AT_ONCE);
    Integer bound = checkouts == null && seconds == null ? Integer.valueOf(CHECKOUTS) : checkouts;
    return new Opening(bound, seconds == null ? null : Duration.ofSeconds(seconds), rate, atOnce);
  }

  /**
   * How many products there are.
   *
   * @throws ParameterException if it is out of bounds
   */
  int products(CommandLine command) {
    require(command, "--products", products, 1, MOST_PRODUCTS);
    return products;
  }

  private static void require(
      CommandLine command, String option, double value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new ParameterException(command, "%s is %d to %,d.".formatted(option, least, most));
    }
  }
}
