package io.jangbu.starter.http;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/** Has the API's page tell the query parameters of {@link QueryArgument}s, too. */
final class QueryArgumentsInApi implements OperationCustomizer {

  private final List<QueryArgument> arguments;

  QueryArgumentsInApi(List<QueryArgument> arguments) {
    this.arguments = arguments;
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod route) {
    for (MethodParameter parameter : route.getMethodParameters()) {
      arguments.stream()
          .filter(argument -> argument.supportsParameter(parameter))
          .flatMap(argument -> argument.names(parameter).stream().sorted())
          .forEach(name ->
              operation.addParametersItem(
                  new QueryParameter().name(name).required(false).schema(new StringSchema())));
    }
    return operation;
  }
}
