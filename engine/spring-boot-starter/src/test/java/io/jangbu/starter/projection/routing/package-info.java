@NullMarked
package io.jangbu.starter.projection.routing;

import org.jspecify.annotations.NullMarked;
