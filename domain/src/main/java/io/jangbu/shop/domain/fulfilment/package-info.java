/** The process that fulfils an order: from a cart to a delivered or a cancelled order. */
@NullMarked
package io.jangbu.shop.domain.fulfilment;

import org.jspecify.annotations.NullMarked;
