/** Apache Pekko Persistence with its journal over JDBC. */
@NullMarked
package io.jangbu.peers.pekko;

import org.jspecify.annotations.NullMarked;
