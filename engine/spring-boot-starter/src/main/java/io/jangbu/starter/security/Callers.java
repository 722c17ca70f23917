package io.jangbu.starter.security;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Who may call, by the settings. It fails closed: what is reached from other machines is open only
 * where that was said.
 *
 * @param loopback whether the service is reached from this machine alone
 */
record Callers(SecurityMode mode, boolean loopback) {

  private static final String MODE = "jangbu.security.mode";
  private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
  private static final String ISSUER = JWT + "issuer-uri";

  /** Where keys are, for an issuer that does not say it. They do not name an issuer. */
  private static final List<String> KEYS =
      List.of(JWT + "jwk-set-uri", JWT + "public-key-location");

  /**
   * Reads them.
   *
   * @throws OpenServiceException if they leave it open, or contradict each other
   */
  static Callers of(Environment environment) {
    Binder settings = Binder.get(environment);
    SecurityMode said = settings.bind(MODE, SecurityMode.class).orElse(null);
    boolean issuer = isSet(environment, ISSUER);
    boolean keys = KEYS.stream().anyMatch(key -> isSet(environment, key));
    boolean loopback = isLoopback(settings);
    if (said == SecurityMode.NONE) {
      if (issuer || keys) {
        throw new OpenServiceException(
            MODE + " is none, so that no token would be asked for, but an issuer of tokens is set.",
            "Take out " + MODE + ", or spring.security.oauth2.resourceserver.jwt.*.");
      }
      return new Callers(SecurityMode.NONE, loopback);
    }
    if (issuer || keys || said == SecurityMode.JWT) {
      requireChecked(issuer, audiences(settings));
      return new Callers(SecurityMode.JWT, loopback);
    }
    if (!loopback) {
      throw new OpenServiceException(
          "The service can be reached from other machines, and has no issuer whose tokens it would"
              + " ask for: everyone who reaches it could read and write everything.",
          "Set "
              + ISSUER
              + " and "
              + JWT
              + "audiences, or server.address=127.0.0.1; or "
              + MODE
              + "=none where something else keeps strangers away.");
    }
    return new Callers(SecurityMode.NONE, true);
  }

  private static void requireChecked(boolean issuer, List<String> audiences) {
    if (!issuer) {
      throw new OpenServiceException(
          "No issuer is set, so that tokens of any issuer would do.",
          "Set " + ISSUER + " to what the tokens have as iss.");
    }
    if (audiences.isEmpty()) {
      throw new OpenServiceException(
          "An issuer is set and no audience, so that tokens which it made for other services would"
              + " do.",
          "Set " + JWT + "audiences to what the tokens for this service have as aud.");
    }
  }

  /** The management's own port has the service's address unless it says another. */
  private static boolean isLoopback(Binder settings) {
    return isLoopback(settings, "server.address", false)
        && isLoopback(settings, "management.server.address", true);
  }

  private static boolean isLoopback(Binder settings, String name, boolean otherwise) {
    @Nullable InetAddress address = settings.bind(name, InetAddress.class).orElse(null);
    return address == null ? otherwise : address.isLoopbackAddress();
  }

  private static List<String> audiences(Binder settings) {
    return settings.bind(JWT + "audiences", Bindable.listOf(String.class)).orElse(List.of());
  }

  private static boolean isSet(Environment environment, String name) {
    String value = environment.getProperty(name);
    return value != null && !value.isBlank();
  }
}
