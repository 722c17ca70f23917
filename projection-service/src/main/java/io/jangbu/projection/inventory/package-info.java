/** Products: their view, its index, JSON and routes. */
@NullMarked
package io.jangbu.projection.inventory;

import org.jspecify.annotations.NullMarked;
