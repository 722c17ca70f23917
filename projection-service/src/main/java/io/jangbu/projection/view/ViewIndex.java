package io.jangbu.projection.view;

import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.StoreBuilder;

/** What a context keeps beside its view, to list or count its streams by something. */
public interface ViewIndex<S> {

  /** Its stores, named {@code <context>-…}. */
  List<StoreBuilder<?>> stores();

  /** Opens it on one partition's stores. */
  Updater<S> open(ProcessorContext<?, ?> context);

  /** Follows the view of one partition. */
  interface Updater<S> {

    /** Called for each change, before the view itself changes and in the same transaction. */
    void change(String streamId, S before, S after);
  }
}
