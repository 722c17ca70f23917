@NullMarked
package io.jangbu.kafka.tracing;

import org.jspecify.annotations.NullMarked;
