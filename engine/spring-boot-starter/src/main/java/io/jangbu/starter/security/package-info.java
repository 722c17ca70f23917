/**
 * Who may call a service: with a token of an issuer that the service trusts, by the scopes that its
 * routes ask for; or, on the loopback address, everyone but the pages of other sites.
 */
@NullMarked
package io.jangbu.starter.security;

import org.jspecify.annotations.NullMarked;
