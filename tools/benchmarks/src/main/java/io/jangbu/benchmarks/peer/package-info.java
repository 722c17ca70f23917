/** The same decider over a hand-made event store in PostgreSQL. */
@NullMarked
package io.jangbu.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
