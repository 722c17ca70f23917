/** Orders: their view, its indexes, JSON and routes. */
@NullMarked
package io.jangbu.projection.order;

import org.jspecify.annotations.NullMarked;
