package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Input;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessResumed;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the process {@code fulfilment}, whose id is its order's: what it {@linkplain
 * FulfilmentHearing hears}, {@linkplain FulfilmentDecider decides} and {@linkplain FulfilmentSteps
 * sends}.
 */
public final class FulfilmentRules
    implements ProcessRules<FulfilmentInput, FulfilmentEvent, FulfilmentState> {

  /** The name of the process's type. */
  public static final String PROCESS = "fulfilment";

  /** Stands in the events that begin a process. */
  static final int VERSION = 1;

  private final FulfilmentFold fold = new FulfilmentFold();
  private final FulfilmentDecider decider;

  /**
   * Rules for orders that have so long to be paid.
   *
   * @param paymentDeadline from the moment when all lines are reserved; above 0
   */
  public FulfilmentRules(Duration paymentDeadline) {
    decider = new FulfilmentDecider(paymentDeadline);
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public int versionOf(FulfilmentState state) {
    return state.rules();
  }

  @Override
  public Set<String> hears() {
    return Set.of(FulfilmentHearing.CARTS, FulfilmentHearing.ORDERS);
  }

  @Override
  public Optional<Input<FulfilmentInput>> happened(
      String context, EventEnvelope<?> event, Snapshot<?> after) {
    return FulfilmentHearing.happened(event, after.state())
        .map(input -> new Input<>(FulfilmentHearing.processId(event), input));
  }

  @Override
  public CommandWasAnswered answered(Answer answer) {
    return new CommandWasAnswered(answer.step(), answer.result().code(), answer.result().version());
  }

  @Override
  public Decision<FulfilmentEvent> decide(FulfilmentInput input, FulfilmentState state) {
    return decider.decide(input, state);
  }

  @Override
  public Set<String> sends() {
    return Set.of(FulfilmentHearing.ORDERS, FulfilmentSteps.INVENTORY);
  }

  @Override
  public List<Outgoing> outgoing(
      EventEnvelope<FulfilmentEvent> event, Snapshot<FulfilmentState> after) {
    return new FulfilmentSteps(event.streamId(), after.state()).of(event.payload());
  }

  @Override
  public FulfilmentState initialState() {
    return fold.initialState();
  }

  @Override
  public FulfilmentState evolve(FulfilmentState state, FulfilmentEvent event) {
    return fold.evolve(state, event);
  }

  @Override
  public boolean expects(FulfilmentState state, FulfilmentEvent event) {
    return fold.expects(state, event);
  }

  @Override
  public int evolveVersion() {
    return fold.evolveVersion();
  }

  @Override
  public ProcessParked parked(String reason) {
    return new ProcessParked(reason);
  }

  @Override
  public ProcessResumed resumed() {
    return new ProcessResumed();
  }

  @Override
  public boolean isParked(FulfilmentState state) {
    return state.parked() != null;
  }
}
