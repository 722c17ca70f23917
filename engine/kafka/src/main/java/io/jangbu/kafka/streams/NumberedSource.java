package io.jangbu.kafka.streams;

import java.util.Locale;

/**
 * The names of the sources of a topology that has one sub-topology per aggregate type.
 *
 * <p>Kafka Streams numbers sub-topologies, and so the directories of their stores, in the order of
 * the names of their sources. So a name begins with the place of its type, and a type that is added
 * at the end moves nobody's directory. Names stay for ever.
 */
public final class NumberedSource {

  private NumberedSource() {}

  /**
   * The name.
   *
   * @param place of the type among all, 0 to 99; the command side counts from 0 and the projection
   *     side from 1, as the directories that stand are named
   * @param context the name of the type, such as {@code orders}
   * @param topic which of its topics, such as {@code events}
   */
  public static String name(int place, String context, String topic) {
    return String.format(Locale.ROOT, "%02d-%s-%s", place, context, topic);
  }
}
