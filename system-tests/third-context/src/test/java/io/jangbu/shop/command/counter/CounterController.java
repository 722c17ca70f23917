package io.jangbu.shop.command.counter;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.counter.CounterCommand;
import io.jangbu.starter.command.gateway.CommandController;
import io.jangbu.starter.command.gateway.CommandHeaders;
import io.jangbu.starter.command.gateway.CommandRoutes;
import io.jangbu.starter.command.gateway.Gateways;
import io.jangbu.starter.security.RequiredScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Commands on counters over HTTP: each route publishes one command and answers with its result. */
@CommandController("/counters")
@RequiredScope("counters.write")
@Tag(name = "counters")
class CounterController {

  /** {@code version} is the counter's after the command. */
  record Answer(String counterId, long version, UUID commandId) {}

  private final CommandRoutes<CounterCommand, Answer> routes;

  CounterController(Gateways gateways, AggregateType<CounterCommand, ?, ?> counters) {
    routes = gateways.routes(counters, Answer::new);
  }

  @PostMapping("/{counterId}/counts")
  @Operation(summary = "Count up")
  ResponseEntity<Answer> count(
      @PathVariable String counterId,
      CommandHeaders headers,
      @Valid @RequestBody CounterRequests.CountUp body) {
    return routes.execute(counterId, headers, body);
  }

  @PostMapping("/{counterId}/resets")
  @Operation(summary = "Begin again at 0")
  ResponseEntity<Answer> reset(
      @PathVariable String counterId,
      CommandHeaders headers,
      @Valid @RequestBody CounterRequests.Reset body) {
    return routes.execute(counterId, headers, body);
  }
}
