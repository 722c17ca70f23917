/** Orders as bytes. */
@NullMarked
package io.jangbu.shop.schemas.order;

import org.jspecify.annotations.NullMarked;
