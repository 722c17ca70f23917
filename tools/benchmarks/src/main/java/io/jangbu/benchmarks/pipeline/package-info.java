/** The command service, over the topic and over HTTP. */
@NullMarked
package io.jangbu.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
