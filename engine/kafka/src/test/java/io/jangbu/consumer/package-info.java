@NullMarked
package io.jangbu.consumer;

import org.jspecify.annotations.NullMarked;
