@NullMarked
package io.jangbu.benchmarks.process;

import org.jspecify.annotations.NullMarked;
