package io.jangbu.starter.security;

import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call. The issuer is Spring's own setting: {@code
 * spring.security.oauth2.resourceserver.jwt.*}.
 *
 * @param mode null = {@link SecurityMode#JWT} where there is an issuer, {@link SecurityMode#NONE}
 *     on the loopback address; anywhere else the service does not start
 * @param allowedHosts by what names it may be called, beside those of the loopback address; counts
 *     under {@link SecurityMode#NONE}
 * @param allowedOrigins pages of what other sites may call it; counts under {@link
 *     SecurityMode#NONE}
 * @param tokenFile what the instance shows the others of its service, read at each request; null =
 *     the token of whoever it asks for
 */
@Validated
@ConfigurationProperties("jangbu.security")
public record SecuritySettings(
    @Nullable SecurityMode mode,
    @DefaultValue
        List<@Pattern(regexp = NAME, message = "must be names without a port") String> allowedHosts,
    @DefaultValue
        List<@Pattern(regexp = ORIGIN, message = "must be such as https://shop.example") String>
            allowedOrigins,
    @Nullable Path tokenFile) {

  private static final String NAME = "[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]";
  private static final String ORIGIN =
      "https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?";
}
