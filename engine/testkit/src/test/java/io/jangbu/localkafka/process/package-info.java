@NullMarked
package io.jangbu.localkafka.process;

import org.jspecify.annotations.NullMarked;
