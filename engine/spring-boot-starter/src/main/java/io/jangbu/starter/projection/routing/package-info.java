/** Any instance answers for any stream: here, or by the instance that holds its partition. */
@NullMarked
package io.jangbu.starter.projection.routing;

import org.jspecify.annotations.NullMarked;
