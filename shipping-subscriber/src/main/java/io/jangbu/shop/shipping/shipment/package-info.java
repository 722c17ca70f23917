/** The shipments that were asked for, in PostgreSQL, and what may be asked about them over HTTP. */
@NullMarked
package io.jangbu.shop.shipping.shipment;

import org.jspecify.annotations.NullMarked;
