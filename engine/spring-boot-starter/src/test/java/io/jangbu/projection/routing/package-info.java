@NullMarked
package io.jangbu.projection.routing;

import org.jspecify.annotations.NullMarked;
