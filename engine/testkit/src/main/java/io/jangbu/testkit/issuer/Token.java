package io.jangbu.testkit.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An access token before it is signed.
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param audience {@code aud}; null = none
 * @param scopes what it allows, the claim of that name
 * @param lifetime from now until {@code exp}, negative if it is over; null = it never ends
 */
public record Token(
    URI issuer,
    RSAKey key,
    String subject,
    @Nullable String audience,
    List<String> scopes,
    @Nullable Duration lifetime) {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  public Token {
    scopes = List.copyOf(scopes);
  }

  static Token of(URI issuer, RSAKey key, String audience) {
    return new Token(issuer, key, "ada", audience, List.of(), LIFETIME);
  }

  /** The same of another issuer, with this one's key. */
  public Token from(URI other) {
    return new Token(other, key, subject, audience, scopes, lifetime);
  }

  /** The same for somebody else. */
  public Token of(String other) {
    return new Token(issuer, key, other, audience, scopes, lifetime);
  }

  /** The same for another audience; null = none. */
  public Token to(@Nullable String other) {
    return new Token(issuer, key, subject, other, scopes, lifetime);
  }

  /** The same with these scopes alone. */
  public Token with(String... others) {
    return new Token(issuer, key, subject, audience, List.of(others), lifetime);
  }

  /** The same with another time to live; negative = expired, null = for ever. */
  public Token lasting(@Nullable Duration other) {
    return new Token(issuer, key, subject, audience, scopes, other);
  }

  /** As it is sent, behind {@code Authorization: Bearer}. */
  public String signed() {
    Instant now = Instant.now();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .issuer(issuer.toString())
            .subject(subject)
            .claim("scope", String.join(" ", scopes));
    if (audience != null) {
      claims.audience(audience);
    }
    if (lifetime != null) {
      Instant end = now.plus(lifetime);
      claims.expirationTime(Date.from(end));
      claims.issueTime(Date.from(end.isBefore(now) ? end.minus(LIFETIME) : now));
    } else {
      claims.issueTime(Date.from(now));
    }
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the token cannot be signed", e);
    }
    return token.serialize();
  }

  /** {@code Bearer …}, the value of the header. */
  public String header() {
    return "Bearer " + signed();
  }
}
