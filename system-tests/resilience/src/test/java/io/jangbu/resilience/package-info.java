/** What the pipeline survives: faults under load, and a checker that believes nobody. */
@NullMarked
package io.jangbu.resilience;

import org.jspecify.annotations.NullMarked;
