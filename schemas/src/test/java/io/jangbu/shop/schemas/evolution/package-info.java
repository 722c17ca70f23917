/**
 * A worked example of an event that changes: today's code as one generation, the next release as
 * another, and each reads what the other writes. docs/evolving-events.md explains it.
 */
@NullMarked
package io.jangbu.shop.schemas.evolution;

import org.jspecify.annotations.NullMarked;
