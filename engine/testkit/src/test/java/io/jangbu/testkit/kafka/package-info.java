@NullMarked
package io.jangbu.testkit.kafka;

import org.jspecify.annotations.NullMarked;
