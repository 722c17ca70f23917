package io.jangbu.starter.security;

import java.util.List;
import org.springframework.boot.actuate.endpoint.web.EndpointMapping;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.webmvc.actuate.endpoint.web.AbstractWebMvcEndpointHandlerMapping;

/**
 * What stays on the service's port where the actuator's endpoints have a port of their own: health,
 * by which a platform tells whether that very port answers, and the figures for Prometheus.
 */
final class ServicePortEndpoints extends AbstractWebMvcEndpointHandlerMapping {

  private static final List<String> STAYING = List.of("health", "prometheus");

  /**
   * A mapping beside that of the other port.
   *
   * @param path of the endpoints
   */
  ServicePortEndpoints(String path, WebEndpointsSupplier endpoints, EndpointMediaTypes mediaTypes) {
    super(new EndpointMapping(path), staying(endpoints), mediaTypes, false);
  }

  private static List<ExposableWebEndpoint> staying(WebEndpointsSupplier endpoints) {
    return endpoints.getEndpoints().stream()
        .filter(endpoint -> STAYING.contains(endpoint.getEndpointId().toLowerCaseString()))
        .toList();
  }

  /** None: nothing lists them. */
  @Override
  protected LinksHandler getLinksHandler() {
    return (_, _) -> null;
  }
}
