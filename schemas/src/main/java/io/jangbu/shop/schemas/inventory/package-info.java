/** Products as bytes. */
@NullMarked
package io.jangbu.shop.schemas.inventory;

import org.jspecify.annotations.NullMarked;
