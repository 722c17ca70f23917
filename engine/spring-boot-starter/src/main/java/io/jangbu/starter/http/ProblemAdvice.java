package io.jangbu.starter.http;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns whatever goes wrong into a problem with a code. No stack trace and no class name leaves.
 */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyTooLargeException tooLarge) {
        return problem(
            tooLarge, HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", tooLarge.text(), request);
      }
    }
    String detail =
        switch (e.getCause()) {
          case UnrecognizedPropertyException unknown -> "unknown field " + path(unknown);
          case JacksonException json when !json.getPath().isEmpty() ->
              path(json) + " is not of the expected type or form";
          case null, default -> "the body is not the JSON that is expected here";
        };
    return malformed(e, detail, request);
  }

  /** Tells the methods that OPTIONS tells. Spring leaves out those that it adds by itself. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
      HttpRequestMethodNotSupportedException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Set<HttpMethod> methods = new LinkedHashSet<>(headers.getAllow());
    if (methods.contains(HttpMethod.GET)) {
      methods.add(HttpMethod.HEAD);
    }
    methods.add(HttpMethod.OPTIONS);
    HttpHeaders allow = new HttpHeaders();
    allow.setAllow(methods);
    String detail =
        "this route allows "
            + methods.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    ProblemDetail body =
        ProblemException.body(HttpStatus.METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED", detail);
    return handleExceptionInternal(e, body, allow, status, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        e.getFieldErrors().stream()
            .map(error -> error.getField() + " " + error.getDefaultMessage())
            .sorted()
            .collect(Collectors.joining(", "));
    return malformed(e, detail, request);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        e.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        result.getMethodParameter().getParameterName()
                            + " "
                            + error.getDefaultMessage()))
            .sorted()
            .collect(Collectors.joining(", "));
    return malformed(e, detail, request);
  }

  /** Everything that Spring itself answers passes here, last of all: it gets a code too. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpHeaders ofProblem = new HttpHeaders();
    ofProblem.putAll(headers);
    // Whatever the client accepts: it would else be Spring's choice of what can be written.
    ofProblem.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    ResponseEntity<Object> answer =
        super.handleExceptionInternal(e, body, ofProblem, status, request);
    if (answer != null
        && answer.getBody() instanceof ProblemDetail detail
        && (detail.getProperties() == null || !detail.getProperties().containsKey("code"))) {
      detail.setProperty("code", StatusCodes.of(status.value()));
    }
    return answer;
  }

  @ExceptionHandler
  @Nullable ResponseEntity<Object> handleUnexpected(Throwable e, WebRequest request) {
    log.error("A request failed: {}", request.getDescription(false), e);
    Exception cause = e instanceof Exception exception ? exception : new IllegalStateException(e);
    return problem(
        cause,
        HttpStatus.INTERNAL_SERVER_ERROR,
        "INTERNAL",
        "the service failed; its log says why",
        request);
  }

  private @Nullable ResponseEntity<Object> malformed(
      Exception e, String detail, WebRequest request) {
    return problem(e, HttpStatus.BAD_REQUEST, "MALFORMED", detail, request);
  }

  private @Nullable ResponseEntity<Object> problem(
      Exception e, HttpStatus status, String code, String detail, WebRequest request) {
    return handleExceptionInternal(
        e, ProblemException.body(status, code, detail), new HttpHeaders(), status, request);
  }

  private static String path(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.toString();
  }
}
