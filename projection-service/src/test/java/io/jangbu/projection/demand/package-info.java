/** How the demand for products follows two contexts, without a broker. */
@NullMarked
package io.jangbu.projection.demand;

import org.jspecify.annotations.NullMarked;
