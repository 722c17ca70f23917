/** What the tests play on: a real broker, a real PostgreSQL, and a carrier that does as told. */
@NullMarked
package io.jangbu.shop.shipping.scene;

import org.jspecify.annotations.NullMarked;
