/** Deadlines: what those cost that are not due, and how late many are reached that are. */
@NullMarked
package io.jangbu.benchmarks.deadline;

import org.jspecify.annotations.NullMarked;
