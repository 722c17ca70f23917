/** Gives each service its traces, or none. */
@NullMarked
package io.jangbu.starter.tracing;

import org.jspecify.annotations.NullMarked;
