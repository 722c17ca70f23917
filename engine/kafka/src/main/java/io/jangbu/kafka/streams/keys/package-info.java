/** Which keys a store lacks, known without a look at the disk. */
@NullMarked
package io.jangbu.kafka.streams.keys;

import org.jspecify.annotations.NullMarked;
