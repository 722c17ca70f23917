/** How what goes to Kafka and comes from it is compressed. */
@NullMarked
package io.jangbu.starter.compression;

import org.jspecify.annotations.NullMarked;
