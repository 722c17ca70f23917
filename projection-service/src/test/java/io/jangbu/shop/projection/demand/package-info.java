/** How the demand for products follows two contexts, without a broker. */
@NullMarked
package io.jangbu.shop.projection.demand;

import org.jspecify.annotations.NullMarked;
