package io.jangbu.resilience.context;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How long the services under test wait: so short that deadlines fall into every fault. */
public final class Waits {

  /** For the payment of an order. */
  public static final Duration PAYMENT = Duration.ofSeconds(10);

  /** For somebody to come back to a cart. */
  public static final Duration CART = Duration.ofSeconds(12);

  /** For the answers to what a process has sent. Shorter than most faults: it is sent again. */
  public static final Duration ANSWER = Duration.ofSeconds(5);

  private Waits() {}

  /** The settings of a command service that say so. */
  public static Map<String, String> ofCommands() {
    Map<String, String> settings = new LinkedHashMap<>(ofProjections());
    settings.put("jangbu.fulfilment.payment-deadline", seconds(PAYMENT));
    return settings;
  }

  /** Those of a projection service, which shows what the services wait for. */
  public static Map<String, String> ofProjections() {
    return Map.of(
        "jangbu.fulfilment.answer-deadline", seconds(ANSWER),
        "jangbu.carts.expiry", seconds(CART));
  }

  /** All of them as variables of an environment. */
  public static Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    ofCommands()
        .forEach((name, value) ->
            variables.put(name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_'), value));
    return variables;
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "s";
  }
}
