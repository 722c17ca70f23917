@NullMarked
package io.jangbu.peers;

import org.jspecify.annotations.NullMarked;
