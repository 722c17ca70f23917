/** What every context shares: the decider, its decisions, and the envelopes around them. */
@NullMarked
package io.jangbu.core;

import org.jspecify.annotations.NullMarked;
