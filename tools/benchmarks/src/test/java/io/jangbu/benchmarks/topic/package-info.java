@NullMarked
package io.jangbu.benchmarks.topic;

import org.jspecify.annotations.NullMarked;
