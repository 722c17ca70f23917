@NullMarked
package io.jangbu.localkafka;

import org.jspecify.annotations.NullMarked;
