@NullMarked
package io.jangbu.benchmarks.deadline;

import org.jspecify.annotations.NullMarked;
