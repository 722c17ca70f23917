/**
 * The servers that the services' tests run against. One suite, two hosts: as processes on this
 * machine, or in containers under the profile {@code docker}. And a client for HTTP that is broken.
 */
@NullMarked
package io.jangbu.testkit.hosts;

import org.jspecify.annotations.NullMarked;
