/** Which order has a customer's reference. */
@NullMarked
package io.jangbu.shop.projection.reference;

import org.jspecify.annotations.NullMarked;
