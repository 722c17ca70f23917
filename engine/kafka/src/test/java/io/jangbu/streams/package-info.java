@NullMarked
package io.jangbu.streams;

import org.jspecify.annotations.NullMarked;
