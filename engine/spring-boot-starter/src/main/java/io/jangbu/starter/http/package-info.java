/**
 * What every service's HTTP has in common: problems (RFC 9457), strict JSON in strict UTF-8 and
 * nothing else, no header or query parameter that is unclear, a limit on bodies.
 */
@NullMarked
package io.jangbu.starter.http;

import org.jspecify.annotations.NullMarked;
