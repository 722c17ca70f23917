/** Products: their view, its index, JSON and routes. */
@NullMarked
package io.jangbu.shop.projection.inventory;

import org.jspecify.annotations.NullMarked;
