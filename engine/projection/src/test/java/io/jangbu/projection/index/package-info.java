@NullMarked
package io.jangbu.projection.index;

import org.jspecify.annotations.NullMarked;
