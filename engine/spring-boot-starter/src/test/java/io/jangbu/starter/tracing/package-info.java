@NullMarked
package io.jangbu.starter.tracing;

import org.jspecify.annotations.NullMarked;
