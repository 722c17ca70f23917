/** Reads the topics, the services, the database and the carrier as anybody outside can. */
@NullMarked
package io.jangbu.resilience.outside;

import org.jspecify.annotations.NullMarked;
