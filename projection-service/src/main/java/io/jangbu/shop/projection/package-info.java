/** The projection service. */
@NullMarked
package io.jangbu.shop.projection;

import org.jspecify.annotations.NullMarked;
