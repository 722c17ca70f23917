/** Commands into a topic, and what comes back from another. */
@NullMarked
package io.jangbu.benchmarks.topic;

import org.jspecify.annotations.NullMarked;
