/** Orders: their view, its indexes, JSON and routes. */
@NullMarked
package io.jangbu.shop.projection.order;

import org.jspecify.annotations.NullMarked;
