package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.generation.Generation;
import io.jangbu.projection.generation.GenerationTopics;
import io.jangbu.projection.generation.Generations;
import io.jangbu.projection.generation.NotNowException;
import io.jangbu.projection.generation.Plan;
import io.jangbu.projection.generation.PlanChanges;
import io.jangbu.projection.view.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/projections}: the generations, and what an operator may do about them: {@code
 * begin}, {@code compare}, {@code switch} if they agree or {@code accept} if not, {@code back},
 * {@code drop}.
 */
@Component
@Endpoint(id = "projections")
public final class ProjectionsEndpoint implements AutoCloseable {

  private final List<Projection<?, ?>> projections;
  private final Generations generations;
  private final GenerationTopics topics;
  private final GenerationViews views;
  private final PlanChanges changes;
  private @Nullable Comparison comparison;

  ProjectionsEndpoint(
      List<Projection<?, ?>> projections,
      Generations generations,
      GenerationTopics topics,
      GenerationViews views,
      PlanChanges changes) {
    this.projections = projections;
    this.generations = generations;
    this.topics = topics;
    this.views = views;
    this.changes = changes;
  }

  /** All generations, and the last comparison that was asked for here. */
  @ReadOperation
  public WebEndpointResponse<Object> report() throws InterruptedException {
    Plan plan = generations.plan();
    List<GenerationReport> reports = new ArrayList<>();
    try {
      for (int number : plan.running()) {
        var generation = generations.find(number);
        if (generation.isPresent()) {
          reports.add(GenerationReport.of(plan, generation.get(), topics, projections));
        }
      }
    } catch (ExecutionException e) {
      return unavailable(e);
    }
    Comparison last = comparison();
    return new WebEndpointResponse<>(
        new ProjectionsReport(reports, last == null ? null : last.report()));
  }

  /**
   * Does something about them.
   *
   * @param action what
   * @param comparisonId with {@code switch} and {@code accept}: the comparison that allows it
   */
  @WriteOperation
  public WebEndpointResponse<Object> act(@Selector String action, @Nullable String comparisonId)
      throws InterruptedException {
    try {
      return new WebEndpointResponse<>(
          switch (action) {
            case "begin" -> changes.begin();
            case "compare" -> compare();
            case "switch" -> takeOver(comparisonId, false);
            case "accept" -> takeOver(comparisonId, true);
            case "back" -> changes.back();
            case "drop" -> changes.drop();
            default -> throw new NotNowException("there is no action " + action);
          });
    } catch (NotNowException e) {
      return problem(409, "NOT_NOW", String.valueOf(e.getMessage()));
    } catch (ExecutionException | KafkaException e) {
      return unavailable(e);
    }
  }

  private static WebEndpointResponse<Object> unavailable(Exception failure) {
    return problem(503, "UNAVAILABLE", "Kafka does not answer: " + failure.getMessage());
  }

  private static WebEndpointResponse<Object> problem(int status, String code, String detail) {
    return new WebEndpointResponse<>(Map.of("code", code, "detail", detail), status);
  }

  private synchronized ComparisonReport compare() {
    Integer building = generations.plan().building();
    if (building == null) {
      throw new NotNowException("no generation is being built that could be compared");
    }
    end(comparison);
    comparison =
        new Comparison(
            UUID.randomUUID().toString(),
            projections,
            topics,
            views,
            require(generations.plan().answering()),
            require(building));
    Thread.ofVirtual().name("comparison").start(comparison);
    return comparison.report();
  }

  private synchronized Plan takeOver(@Nullable String comparisonId, boolean acceptDifferences)
      throws InterruptedException, ExecutionException {
    Comparison last = comparison;
    Integer building = generations.plan().building();
    if (last == null
        || !last.id().equals(comparisonId)
        || building == null
        || last.building().number() != building) {
      throw new NotNowException("it takes over only after it was compared: compare first");
    }
    if (!last.allows(acceptDifferences)) {
      throw new NotNowException(
          "the comparison has not ended, or has found differences that are not accepted");
    }
    if (last.building().running().isEmpty()) {
      throw new NotNowException("generation " + building + " does not run here at the moment");
    }
    if (!topics.progress(last.building()).reached(last.position())) {
      throw new NotNowException(
          "generation " + building + " has not read what it was compared at: compare again later");
    }
    return changes.takeOver();
  }

  private Generation require(int number) {
    return generations
        .find(number)
        .orElseThrow(() -> new NotNowException("generation " + number + " does not run here yet"));
  }

  private synchronized @Nullable Comparison comparison() {
    return comparison;
  }

  private static void end(@Nullable Comparison comparison) {
    if (comparison != null) {
      comparison.end();
    }
  }

  @Override
  public void close() {
    end(comparison());
  }
}
