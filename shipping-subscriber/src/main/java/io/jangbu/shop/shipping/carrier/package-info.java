/** The carrier, over HTTP: one request, one answer. */
@NullMarked
package io.jangbu.shop.shipping.carrier;

import org.jspecify.annotations.NullMarked;
