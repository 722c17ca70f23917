/**
 * What comes from {@code orders.events}: an event is taken in once, whatever is delivered again.
 */
@NullMarked
package io.jangbu.shop.shipping.inbox;

import org.jspecify.annotations.NullMarked;
