package io.jangbu.localservices;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** What a service says of itself at {@code /actuator/prometheus}, at one moment. */
public final class Metrics {

  private final List<String> samples;

  private Metrics(List<String> samples) {
    this.samples = samples;
  }

  /**
   * Asks a service that listens.
   *
   * @throws IllegalStateException if it does not answer
   */
  public static Metrics of(ServiceInstance service) {
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve("/actuator/prometheus")).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new Metrics(http.send(request, BodyHandlers.ofString()).body().lines().toList());
    } catch (IOException e) {
      throw new IllegalStateException(service.name() + " shows no metrics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * The sum of a metric's samples.
   *
   * @param label a part that the labels of those have that count, such as {@code
   *     outcome="REJECTED"}
   * @return 0 if there is none
   */
  public double sum(String name, String label) {
    return samples.stream()
        .filter(sample -> sample.startsWith(name + "{") && sample.contains(label))
        .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' '))))
        .sum();
  }
}
