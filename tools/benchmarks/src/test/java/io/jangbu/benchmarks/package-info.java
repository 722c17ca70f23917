@NullMarked
package io.jangbu.benchmarks;

import org.jspecify.annotations.NullMarked;
