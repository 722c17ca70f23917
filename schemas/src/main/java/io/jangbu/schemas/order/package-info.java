/** Orders as bytes. */
@NullMarked
package io.jangbu.schemas.order;

import org.jspecify.annotations.NullMarked;
