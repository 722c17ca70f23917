package io.jangbu.projection.view;

import io.jangbu.core.Snapshot;
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

    /**
     * Adds what the new state has that the old one had not. Called for each change before the view
     * itself changes, in the same transaction: who finds a state in the view finds it here.
     */
    void add(String streamId, Snapshot<S> before, Snapshot<S> after);

    /**
     * Takes away what the old state had alone. Called after the view has changed, in the same
     * transaction: a state is found here as long as the view has it. Readers leave out what the
     * view no longer says.
     */
    void remove(String streamId, Snapshot<S> before, Snapshot<S> after);

    /** The partition is given up. */
    default void close() {}
  }
}
