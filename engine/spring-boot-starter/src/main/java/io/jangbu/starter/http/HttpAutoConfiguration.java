package io.jangbu.starter.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Gives each service that has this module on its class path the same rules for requests, JSON and
 * problems.
 */
@AutoConfiguration(before = {ErrorMvcAutoConfiguration.class, MultipartAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemAdvice.class, JsonTextAdvice.class})
public class HttpAutoConfiguration {

  @Bean
  BodyLimitFilter bodyLimitFilter() {
    return new BodyLimitFilter();
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Bean
  TraceFilter traceFilter() {
    return new TraceFilter();
  }

  @Bean
  RequestRules requestRules(ObjectProvider<QueryArgument> arguments) {
    return new RequestRules(new QueryParameters(arguments.orderedStream().toList()));
  }

  @Bean
  QueryArgumentsInApi queryArgumentsInApi(ObjectProvider<QueryArgument> arguments) {
    return new QueryArgumentsInApi(arguments.orderedStream().toList());
  }

  @Bean
  WebMvcRegistrations ownRoutes() {
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new OwnRoutes();
      }
    };
  }

  /** Takes the place of Spring's route /error, whose answers have no code. Nothing leads there. */
  @Bean
  ErrorController noErrorRoute() {
    return new ErrorController() {};
  }

  /** No route takes a multipart body, which would else be read before the routes are asked. */
  @Bean
  MultipartResolver multipartResolver() {
    return new StandardServletMultipartResolver() {
      @Override
      public boolean isMultipart(HttpServletRequest request) {
        return false;
      }
    };
  }

  /**
   * What is refused outside of our routes is answered by {@link ProblemReportValve}, and by no
   * error page. Tomcat makes the valve itself, by the name of its class.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return factory -> {
      factory.addContextCustomizers(context -> {
        for (ErrorPage page : context.findErrorPages()) {
          context.removeErrorPage(page);
        }
        if (context.getParent() instanceof StandardHost host) {
          host.setErrorReportValveClass(ProblemReportValve.class.getName());
        }
      });
      factory.addConnectorCustomizers(connector -> {
        // So that it comes as far as the filter.
        connector.setAllowTrace(true);
        // A name in a path may be any text: a slash in it is none that parts the path.
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
      });
    };
  }

  /** Heads the description of the routes at /v3/api-docs. */
  @Bean
  OpenAPI openApi(
      @Value("${spring.application.name}") String service, ObjectProvider<BuildProperties> build) {
    BuildProperties built = build.getIfAvailable();
    String version = built == null ? "unknown" : String.valueOf(built.getVersion());
    return new OpenAPI().info(new Info().title(service).version(version));
  }
}
