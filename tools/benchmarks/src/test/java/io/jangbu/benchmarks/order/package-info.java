@NullMarked
package io.jangbu.benchmarks.order;

import org.jspecify.annotations.NullMarked;
