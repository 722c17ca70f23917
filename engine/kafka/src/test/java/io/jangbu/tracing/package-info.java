@NullMarked
package io.jangbu.tracing;

import org.jspecify.annotations.NullMarked;
