/** How many records a second the broker takes: the physical limit. */
@NullMarked
package io.jangbu.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
