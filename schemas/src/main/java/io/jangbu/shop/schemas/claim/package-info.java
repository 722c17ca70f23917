/** Claims as bytes. */
@NullMarked
package io.jangbu.shop.schemas.claim;

import org.jspecify.annotations.NullMarked;
