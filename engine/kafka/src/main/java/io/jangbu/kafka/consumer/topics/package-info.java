/** Which topics everything was made from, where all services find it. */
@NullMarked
package io.jangbu.kafka.consumer.topics;

import org.jspecify.annotations.NullMarked;
