/**
 * The shipping subscriber: {@code OrderShipped} in, shipments at the carrier out, at least once and
 * idempotent.
 */
@NullMarked
package io.jangbu.shop.shipping;

import org.jspecify.annotations.NullMarked;
