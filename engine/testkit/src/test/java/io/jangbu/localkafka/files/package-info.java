@NullMarked
package io.jangbu.localkafka.files;

import org.jspecify.annotations.NullMarked;
