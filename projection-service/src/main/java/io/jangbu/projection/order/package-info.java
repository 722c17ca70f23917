/** Orders: status index, counts, JSON and routes. */
@NullMarked
package io.jangbu.projection.order;

import org.jspecify.annotations.NullMarked;
