/** What long streams and many orders cost. */
@NullMarked
package io.jangbu.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
