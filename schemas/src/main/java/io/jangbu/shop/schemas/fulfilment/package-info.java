/** Fulfilments as bytes. */
@NullMarked
package io.jangbu.shop.schemas.fulfilment;

import org.jspecify.annotations.NullMarked;
