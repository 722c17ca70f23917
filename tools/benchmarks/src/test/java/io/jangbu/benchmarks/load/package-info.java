@NullMarked
package io.jangbu.benchmarks.load;

import org.jspecify.annotations.NullMarked;
