/** All that runs: brokers, services, database and carrier, each of which can be broken. */
@NullMarked
package io.jangbu.resilience.cluster;

import org.jspecify.annotations.NullMarked;
