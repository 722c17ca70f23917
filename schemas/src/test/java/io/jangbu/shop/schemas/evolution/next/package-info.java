/**
 * Orders as the next release could have them: each has its channel, and a payment says the kind and
 * the provider of its method apart.
 *
 * <p>What Avro generates of two releases has the same names and cannot be in one program. So this
 * generation stands on Avro's generic records; the rest is as it would be.
 */
@NullMarked
package io.jangbu.shop.schemas.evolution.next;

import org.jspecify.annotations.NullMarked;
