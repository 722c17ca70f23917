@NullMarked
package io.jangbu.projection.memory;

import org.jspecify.annotations.NullMarked;
