package io.jangbu.starter.command.gateway;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of a context's commands; the API's page tells what every such route takes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@RequestMapping
@Parameter(
    in = ParameterIn.HEADER,
    name = CommandHeaders.IDEMPOTENCY_KEY,
    description = "The commandId: sent again with the same content, it is the same command",
    schema = @Schema(type = "string", format = "uuid"))
@Parameter(
    in = ParameterIn.HEADER,
    name = "If-Match",
    description = "The expected version, in quotes",
    schema = @Schema(type = "string", example = "\"1\""))
@Parameter(
    in = ParameterIn.HEADER,
    name = CommandHeaders.CORRELATION_ID,
    description = "Taken over by the events",
    schema = @Schema(type = "string", minLength = 1, maxLength = 256))
public @interface CommandController {

  /** The path that all its routes begin with. */
  @AliasFor(annotation = RequestMapping.class, attribute = "path")
  String value();
}
