/** The inventory: what may be done to it, and when. */
@NullMarked
package io.jangbu.shop.domain.inventory;

import org.jspecify.annotations.NullMarked;
