package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Input;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessStep;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Folding;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the fulfilments hear, and what they send: each with the id that follows from its cause. */
final class ProcessSendings {

  private static final String PROCESS = Context.FULFILMENT.name();

  private ProcessSendings() {}

  /** Adds them: events and answers lead to inputs, the process's own events to commands. */
  static void of(ShopLog shop, Sendings sendings) {
    happened(shop.carts(), sendings);
    happened(shop.orders(), sendings);
    Map<UUID, ProcessStep> steps = sent(shop.fulfilment(), sendings);
    answered(shop.orders(), steps, sendings);
    answered(shop.inventory(), steps, sendings);
  }

  private static <E, S> void happened(Reading<?, E, S> reading, Sendings sendings) {
    String context = reading.context().name();
    for (String streamId : reading.streams().ids()) {
      Folding<E, S> stream = reading.context().newStream();
      for (Logged<EventEnvelope<E>> event : reading.streams().events(streamId).values()) {
        stream.apply(event.value());
        Context.FULFILMENT_RULES
            .happened(context, event.value(), stream.snapshot())
            .ifPresent(input ->
                expectInput(PROCESS + "<" + context + "/" + event.value().id(), input, sendings));
      }
    }
  }

  private static Map<UUID, ProcessStep> sent(
      Reading<FulfilmentInput, FulfilmentEvent, FulfilmentState> fulfilment, Sendings sendings) {
    Map<UUID, ProcessStep> steps = new HashMap<>();
    for (String processId : fulfilment.streams().ids()) {
      Folding<FulfilmentEvent, FulfilmentState> process = fulfilment.context().newStream();
      for (Logged<EventEnvelope<FulfilmentEvent>> event :
          fulfilment.streams().events(processId).values()) {
        process.apply(event.value());
        for (Outgoing outgoing :
            Context.FULFILMENT_RULES.outgoing(event.value(), process.snapshot())) {
          ProcessStep step = new ProcessStep(PROCESS, processId, outgoing.step());
          steps.put(step.commandId(), step);
          CommandEnvelope<?> command =
              new CommandEnvelope<>(
                  step.commandId(),
                  outgoing.streamId(),
                  outgoing.expectedVersion(),
                  null,
                  null,
                  outgoing.command());
          sendings.expect(outgoing.context(), command, step.toString(), "");
        }
      }
    }
    return steps;
  }

  /** Each time that a step's command is answered, also when it came again. */
  private static void answered(
      Reading<?, ?, ?> reading, Map<UUID, ProcessStep> steps, Sendings sendings) {
    for (Logged<CommandResult> result : reading.log().results()) {
      ProcessStep step = steps.get(result.value().commandId());
      if (step != null) {
        FulfilmentInput answered =
            Context.FULFILMENT_RULES.answered(
                new Answer(
                    step.processId(), step.step(), reading.context().name(), result.value()));
        String code = result.value().code();
        expectInput(
            PROCESS + "<answer/" + result.value().commandId() + (code == null ? "" : "/" + code),
            new Input<>(step.processId(), answered),
            sendings);
      }
    }
  }

  private static void expectInput(String cause, Input<FulfilmentInput> input, Sendings sendings) {
    UUID id = UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8));
    sendings.expect(
        Context.FULFILMENT,
        new CommandEnvelope<>(id, input.processId(), null, null, null, input.command()));
  }
}
