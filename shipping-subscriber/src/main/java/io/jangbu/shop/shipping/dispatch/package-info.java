/** Brings due shipments to the carrier, a few at a time, until it accepts or refuses them. */
@NullMarked
package io.jangbu.shop.shipping.dispatch;

import org.jspecify.annotations.NullMarked;
