/** Products as bytes. */
@NullMarked
package io.jangbu.schemas.inventory;

import org.jspecify.annotations.NullMarked;
