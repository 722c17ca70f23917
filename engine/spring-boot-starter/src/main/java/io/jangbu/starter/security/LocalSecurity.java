package io.jangbu.starter.security;

import io.jangbu.starter.http.PeerAuthorization;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Asks nobody for a token. Nothing of Spring Security runs then. */
@Configuration(proxyBeanMethods = false)
@Conditional(OnCallers.Anyone.class)
class LocalSecurity {

  /** By this name Boot registers it, on the management's own port, too. */
  @Bean
  Filter springSecurityFilterChain(Environment environment, SecuritySettings settings) {
    return new LocalCallersFilter(
        Callers.of(environment).loopback(), settings.allowedHosts(), settings.allowedOrigins());
  }

  /** Keeps Boot from making one that would ask everyone for a password. */
  @Bean
  SecurityFilterChain noFilters() {
    return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, List.of());
  }

  /** Shown here, too, where there is one: the others may ask for it already. */
  @Bean
  PeerAuthorization peerAuthorization(SecuritySettings settings) {
    Path own = settings.tokenFile();
    return own == null ? () -> null : new OwnToken(own);
  }
}
