package io.jangbu.starter.command.openapi;

import io.jangbu.starter.command.gateway.CommandController;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** The problems that every command's route may answer with. */
@Component
final class ProblemResponses implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod route) {
    if (AnnotatedElementUtils.hasAnnotation(route.getBeanType(), CommandController.class)) {
      add(operation, "400", "MALFORMED: not the form that the contract gives");
      add(operation, "401", "UNAUTHENTICATED: no token of the issuer, where there is one");
      add(operation, "403", "FORBIDDEN: the token lacks the scope, or another site's page asks");
      add(operation, "404", "There is nothing of that id");
      add(operation, "406", "NOT_ACCEPTABLE: the answer is JSON; nothing was taken");
      add(operation, "409", "The state does not allow it");
      add(operation, "412", "VERSION_CONFLICT");
      add(operation, "413", "TOO_LARGE: the body has more than 1 MiB");
      add(operation, "415", "UNSUPPORTED_MEDIA_TYPE: the body is JSON in UTF-8, not encoded");
      add(operation, "422", "INVALID and the like, COMMAND_ID_REUSED");
      add(operation, "503", "UNAVAILABLE: the command was not taken");
      add(operation, "504", "OUTCOME_UNKNOWN: send it again with the same key");
    }
    return operation;
  }

  private static void add(Operation operation, String status, String description) {
    var problem =
        new ObjectSchema()
            .addProperty("status", new IntegerSchema())
            .addProperty("code", new StringSchema())
            .addProperty("detail", new StringSchema());
    operation
        .getResponses()
        .addApiResponse(
            status,
            new ApiResponse()
                .description(description)
                .content(
                    new Content()
                        .addMediaType(
                            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            new MediaType().schema(problem))));
  }
}
