/** What every service's HTTP has in common, on a service that has nothing else. */
@NullMarked
package io.jangbu.starter.http;

import org.jspecify.annotations.NullMarked;
