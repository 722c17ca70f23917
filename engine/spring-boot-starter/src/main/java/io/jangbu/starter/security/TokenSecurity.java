package io.jangbu.starter.security;

import io.jangbu.starter.http.AnswerHeaders;
import io.jangbu.starter.http.Caller;
import io.jangbu.starter.http.PeerAuthorization;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.session.DisableEncodeUrlFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.client.RestTemplate;

/**
 * Asks each request for a token of the issuer. Boot checks its issuer, audience and signature.
 * There is no session and no cookie, and so nothing that a page of another site could make use of.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnCallers.WithToken.class)
class TokenSecurity {

  private static final Duration ISSUER_PATIENCE = Duration.ofSeconds(2);

  /** Without it a token that never expires would do. */
  @Bean
  OAuth2TokenValidator<Jwt> tokensExpire() {
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    return times;
  }

  /** Issuers that keep to RFC 9068 say {@code at+jwt}, others {@code JWT} or nothing. */
  @Bean
  OAuth2TokenValidator<Jwt> tokensAreForAccess() {
    JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
    types.setAllowEmpty(true);
    return types;
  }

  /** How the issuer is asked for its keys. */
  @Bean
  JwkSetUriJwtDecoderBuilderCustomizer issuerIsAskedOnceInAWhile() {
    SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
    requests.setConnectTimeout(ISSUER_PATIENCE);
    requests.setReadTimeout(ISSUER_PATIENCE);
    RestTemplate issuer = new RestTemplate(requests);
    issuer.getInterceptors().add(new AskedOnceInAWhile());
    return decoder -> decoder.restOperations(issuer);
  }

  /** HTTP's own figures and spans tell of each request, refused ones included. */
  @Bean
  SecurityObservationSettings noFiguresOfItsOwn() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  HttpFirewall asIsFirewall() {
    return new AsIsFirewall();
  }

  @Bean
  SecurityFilterChain callersWithTokens(
      HttpSecurity http,
      JwtDecoder decoder,
      RouteScopes routes,
      WebEndpointProperties endpoints,
      SecuritySettings settings) {
    TokenProblems problems = new TokenProblems();
    http.authorizeHttpRequests(requests ->
            requests.anyRequest().access(new ScopeRules(routes, endpoints.getBasePath())))
        .oauth2ResourceServer(tokens ->
            tokens
                .jwt(jwt -> jwt.decoder(token -> decoded(decoder, token)))
                .authenticationEntryPoint(problems)
                .accessDeniedHandler(problems)
                .withObjectPostProcessor(failuresTo(problems)))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .addFilterBefore(AnswerHeaders.filter(), DisableEncodeUrlFilter.class);
    if (settings.tokenFile() == null) {
      http.addFilterAfter(Caller.filter(), AuthorizationFilter.class);
    }
    return withoutMetadata(http.build());
  }

  /** As long as the issuer has not told where its keys are, the fault is not the token's. */
  private static Jwt decoded(JwtDecoder decoder, String token) {
    try {
      return decoder.decode(token);
    } catch (JwtDecoderInitializationException e) {
      throw new JwtException("the issuer does not tell its keys", e);
    }
  }

  /** Spring has a route of its own there that asks for nothing, and no switch for it. */
  private static SecurityFilterChain withoutMetadata(SecurityFilterChain chain) {
    return new DefaultSecurityFilterChain(
        AnyRequestMatcher.INSTANCE,
        chain.getFilters().stream()
            .filter(filter -> !(filter instanceof OAuth2ProtectedResourceMetadataFilter))
            .toList());
  }

  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> failuresTo(
      TokenProblems problems) {
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(problems);
        return filter;
      }
    };
  }

  /**
   * The instance's own token where it has one: then the tokens of callers stay at the instance that
   * they were sent to, and what goes on longer than they hold goes on.
   */
  @Bean
  PeerAuthorization peerAuthorization(SecuritySettings settings) {
    Path own = settings.tokenFile();
    return own == null ? Caller::authorization : new OwnToken(own);
  }
}
