/** Guards the schemas: what was released once stays readable, and readers of then read today's. */
@NullMarked
package io.jangbu.shop.schemas.compatibility;

import org.jspecify.annotations.NullMarked;
