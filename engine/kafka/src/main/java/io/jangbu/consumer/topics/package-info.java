/** Which topics everything was made from, where all services find it. */
@NullMarked
package io.jangbu.consumer.topics;

import org.jspecify.annotations.NullMarked;
