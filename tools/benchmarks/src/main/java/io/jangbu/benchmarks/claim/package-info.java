/** Values that are to be unique: what it costs to claim them. */
@NullMarked
package io.jangbu.benchmarks.claim;

import org.jspecify.annotations.NullMarked;
