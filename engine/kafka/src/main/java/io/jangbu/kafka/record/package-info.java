/** The public contract in code: topics and their settings, record encoding, CloudEvents headers. */
@NullMarked
package io.jangbu.kafka.record;

import org.jspecify.annotations.NullMarked;
