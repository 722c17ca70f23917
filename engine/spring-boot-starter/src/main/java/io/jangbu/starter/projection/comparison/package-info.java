/**
 * Compares a version that is being built with the one that answers, stream by stream, before it may
 * take over.
 */
@NullMarked
package io.jangbu.starter.projection.comparison;

import org.jspecify.annotations.NullMarked;
