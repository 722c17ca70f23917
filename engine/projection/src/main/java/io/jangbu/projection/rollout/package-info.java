/**
 * The versions of the projections: each builds all views from the first event on, and one of them
 * answers.
 */
@NullMarked
package io.jangbu.projection.rollout;

import org.jspecify.annotations.NullMarked;
