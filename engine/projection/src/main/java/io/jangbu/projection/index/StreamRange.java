package io.jangbu.projection.index;

import io.jangbu.core.Snapshot;
import io.jangbu.projection.view.Projection;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Streams of a context, sorted by the keys under which a store has them: a part of the store.
 *
 * @param prefix the keys begin with it; what follows is the streams' own place in the range
 * @param last no key is larger
 * @param place the key under which a stream belongs as it is, empty if none in the range. One that
 *     changes at this very moment is found under its old keys and its new ones (see {@link
 *     io.jangbu.projection.view.ViewIndex.Updater}); its view says where it is to be shown
 */
public record StreamRange<S>(
    String store,
    String prefix,
    String last,
    BiFunction<String, Snapshot<S>, Optional<String>> place) {

  /** Sorts after every key that begins as it does, for keys are ASCII. */
  static final String END = "\uffff";

  /** All streams, in the order of their ids: the view itself. */
  public static <S> StreamRange<S> all(Projection<?, S> projection) {
    return new StreamRange<>(
        projection.viewStore(), "", END, (streamId, _) -> Optional.of(streamId));
  }

  /** Whether a key is in it. */
  public boolean contains(String key) {
    return key.startsWith(prefix) && key.compareTo(last) < 0;
  }

  /** The stream that a key stands for: the key's end. */
  public static String streamId(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
