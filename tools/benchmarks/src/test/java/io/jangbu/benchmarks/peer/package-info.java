@NullMarked
package io.jangbu.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
