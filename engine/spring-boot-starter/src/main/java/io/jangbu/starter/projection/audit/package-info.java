/** Events across all streams of all contexts, by what they were caused by. */
@NullMarked
package io.jangbu.starter.projection.audit;

import org.jspecify.annotations.NullMarked;
