/**
 * That events are as the command service wrote them: the chain, which anyone can follow, and what
 * is made of it.
 */
@NullMarked
package io.jangbu.kafka.integrity;

import org.jspecify.annotations.NullMarked;
