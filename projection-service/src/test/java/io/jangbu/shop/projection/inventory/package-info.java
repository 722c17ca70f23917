/** How products are projected and listed, without a broker. */
@NullMarked
package io.jangbu.shop.projection.inventory;

import org.jspecify.annotations.NullMarked;
