/** What a part of the benchmark is, and what it is given. */
@NullMarked
package io.jangbu.benchmarks.section;

import org.jspecify.annotations.NullMarked;
