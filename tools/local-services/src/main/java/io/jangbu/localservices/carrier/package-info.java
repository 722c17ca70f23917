/**
 * A carrier to send shipments to when there is none: it behaves like a real one, moods included.
 */
@NullMarked
package io.jangbu.localservices.carrier;

import org.jspecify.annotations.NullMarked;
