/**
 * Load in two shapes, and what it takes: so many a second whatever comes of it, or so many at a
 * time.
 */
@NullMarked
package io.jangbu.benchmarks.load;

import org.jspecify.annotations.NullMarked;
