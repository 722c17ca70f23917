package io.jangbu.starter.security;

import static java.util.stream.Collectors.joining;

import io.jangbu.starter.http.ProblemAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What a request without the right token is answered. */
final class TokenProblems
    implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(TokenProblems.class);
  private static final String RETRY_AFTER = "5";
  private static final Pattern NOT_QUOTABLE = Pattern.compile("[^ !#-\\[\\]-~]");

  private final BearerTokenAccessDeniedHandler insufficient = new BearerTokenAccessDeniedHandler();

  /** 401: no token, or none that holds. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(failure));
    boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    ProblemAnswer.write(
        request,
        response,
        HttpStatus.UNAUTHORIZED,
        "UNAUTHENTICATED",
        sent
            ? "the token does not hold here: WWW-Authenticate says why"
            : "send a token as Authorization: Bearer …");
  }

  /** 403: a token that holds, without the scope that is asked for. */
  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    insufficient.handle(request, response, denied);
    ProblemAnswer.write(request, response, HttpStatus.FORBIDDEN, "FORBIDDEN", needed(denied));
  }

  /** 503 where the issuer's keys cannot be had, so that nobody knows whether the token holds. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (failure instanceof AuthenticationServiceException) {
      log.warn("No token can be checked: {}", failure.toString());
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
      ProblemAnswer.write(
          request,
          response,
          HttpStatus.SERVICE_UNAVAILABLE,
          "UNAVAILABLE",
          "tokens cannot be checked now: their issuer does not answer");
    } else {
      commence(request, response, failure);
    }
  }

  /**
   * As RFC 6750 has it. Spring's own also names a route that describes the service, which this one
   * has not.
   */
  private static String challenge(AuthenticationException failure) {
    if (!(failure instanceof OAuth2AuthenticationException known)) {
      return "Bearer";
    }
    OAuth2Error error = known.getError();
    String description = error.getDescription();
    return "Bearer error=\"%s\"".formatted(error.getErrorCode())
        + (description == null
            ? ""
            : ", error_description=\"%s\""
                .formatted(NOT_QUOTABLE.matcher(description).replaceAll("")));
  }

  private static String needed(AccessDeniedException denied) {
    return denied instanceof AuthorizationDeniedException known
            && known.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision
        ? decision.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .map(authority -> String.valueOf(authority).replaceFirst("^SCOPE_", ""))
            .sorted()
            .collect(joining(" or ", "this needs a token with the scope ", ""))
        : "this is not for the token's holder";
  }
}
