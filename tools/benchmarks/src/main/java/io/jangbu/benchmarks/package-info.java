/** {@code ./jangbu bench}: figures against a plain Kafka echo and PostgreSQL, in one run. */
@NullMarked
package io.jangbu.benchmarks;

import org.jspecify.annotations.NullMarked;
