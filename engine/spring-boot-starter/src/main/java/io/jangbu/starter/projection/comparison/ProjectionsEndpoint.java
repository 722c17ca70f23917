package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.rollout.NotNowException;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.rollout.ProjectionVersions;
import io.jangbu.projection.rollout.Rollout;
import io.jangbu.projection.rollout.RolloutChanges;
import io.jangbu.projection.rollout.VersionTopics;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.Caller;
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
 * {@code /actuator/projections}: the versions of the projections, and what an operator may do about
 * them: {@code begin}, {@code compare}, {@code switch} if they agree or {@code accept} if not,
 * {@code back}, {@code drop}.
 */
@Component
@Endpoint(id = "projections")
public final class ProjectionsEndpoint implements AutoCloseable {

  private final List<Projection<?, ?>> projections;
  private final ProjectionVersions versions;
  private final VersionTopics topics;
  private final VersionViews views;
  private final RolloutChanges changes;
  private @Nullable Comparison comparison;

  ProjectionsEndpoint(
      List<Projection<?, ?>> projections,
      ProjectionVersions versions,
      VersionTopics topics,
      VersionViews views,
      RolloutChanges changes) {
    this.projections = projections;
    this.versions = versions;
    this.topics = topics;
    this.views = views;
    this.changes = changes;
  }

  /** All versions, and the last comparison that was asked for here. */
  @ReadOperation
  public WebEndpointResponse<Object> report() throws InterruptedException {
    Rollout rollout = versions.rollout();
    List<VersionReport> reports = new ArrayList<>();
    try {
      for (int number : rollout.running()) {
        var version = versions.find(number);
        if (version.isPresent()) {
          reports.add(VersionReport.of(rollout, version.get(), topics, projections));
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
    Integer building = versions.rollout().building();
    if (building == null) {
      throw new NotNowException("no projection version is being built that could be compared");
    }
    end(comparison);
    comparison =
        new Comparison(
            UUID.randomUUID().toString(),
            projections,
            topics,
            views,
            require(versions.rollout().answering()),
            require(building));
    Thread.ofVirtual().name("comparison").start(Caller.carried(comparison));
    return comparison.report();
  }

  private synchronized Rollout takeOver(@Nullable String comparisonId, boolean acceptDifferences)
      throws InterruptedException, ExecutionException {
    Comparison last = comparison;
    Integer building = versions.rollout().building();
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
      throw new NotNowException(
          "projection version " + building + " does not run here at the moment");
    }
    if (!topics.progress(last.building()).reached(last.position())) {
      throw new NotNowException(
          "projection version "
              + building
              + " has not read what it was compared at: compare again later");
    }
    return changes.takeOver();
  }

  private ProjectionVersion require(int number) {
    return versions
        .find(number)
        .orElseThrow(
            () -> new NotNowException("projection version " + number + " does not run here yet"));
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
