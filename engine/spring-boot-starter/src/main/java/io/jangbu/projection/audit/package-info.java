/** Events across all streams of all contexts, by what they were caused by. */
@NullMarked
package io.jangbu.projection.audit;

import org.jspecify.annotations.NullMarked;
