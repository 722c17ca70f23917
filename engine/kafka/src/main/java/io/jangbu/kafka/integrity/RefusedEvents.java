package io.jangbu.kafka.integrity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs records that were not taken for events of ours, each time that one is read. */
public final class RefusedEvents {

  private static final Logger log = LoggerFactory.getLogger(RefusedEvents.class);

  private static final int LONGEST_KEY = 100;

  private final String topic;
  private final Map<Refusal, Counter> counters = new EnumMap<>(Refusal.class);

  /** Those of a topic. The counters are there from now on, at 0. */
  public RefusedEvents(MeterRegistry registry, String topic) {
    this.topic = topic;
    for (Refusal refusal : Refusal.values()) {
      counters.put(
          refusal,
          Counter.builder("jangbu.integrity.refused")
              .description("Records of an events topic that the command service did not write")
              .baseUnit("records")
              .tags("topic", topic, "reason", refusal.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  /** One was refused. */
  public void tell(int partition, long offset, byte[] key, Refusal refusal) {
    requireNonNull(counters.get(refusal)).increment();
    String text = new String(key, UTF_8).replaceAll("\\p{Cntrl}+", " ");
    log.error(
        "Refused {}-{} offset {}, {}: {}. Nobody but the command service may write events: find out"
            + " who did",
        topic,
        partition,
        offset,
        text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY) + "...",
        refusal);
  }
}
