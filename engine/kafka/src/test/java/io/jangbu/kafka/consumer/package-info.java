@NullMarked
package io.jangbu.kafka.consumer;

import org.jspecify.annotations.NullMarked;
