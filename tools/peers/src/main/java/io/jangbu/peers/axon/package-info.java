/** Axon Framework 5 with its JPA event storage engine. */
@NullMarked
package io.jangbu.peers.axon;

import org.jspecify.annotations.NullMarked;
