/** The deadlines of all contexts: until when streams wait. */
@NullMarked
package io.jangbu.starter.projection.deadline;

import org.jspecify.annotations.NullMarked;
