/** What views say of streams whose events are not what they were, without a broker. */
@NullMarked
package io.jangbu.projection.view;

import org.jspecify.annotations.NullMarked;
