/** What every context shares: the decider, its decisions, and the envelopes around them. */
@NullMarked
package io.jangbu.domain;

import org.jspecify.annotations.NullMarked;
