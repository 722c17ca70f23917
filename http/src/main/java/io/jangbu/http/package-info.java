/** What every service's HTTP has in common: problems (RFC 9457), strict JSON, a limit on bodies. */
@NullMarked
package io.jangbu.http;

import org.jspecify.annotations.NullMarked;
