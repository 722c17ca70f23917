/** The order: what may be done to it, and when. */
@NullMarked
package io.jangbu.shop.domain.order;

import org.jspecify.annotations.NullMarked;
