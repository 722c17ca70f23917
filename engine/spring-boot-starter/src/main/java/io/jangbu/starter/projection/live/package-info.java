/**
 * Events as they come, as server-sent events over HTTP, for people and systems that do not speak
 * Kafka.
 */
@NullMarked
package io.jangbu.starter.projection.live;

import org.jspecify.annotations.NullMarked;
