/** What decides where a client's events go on, without any log. */
@NullMarked
package io.jangbu.starter.projection.live;

import org.jspecify.annotations.NullMarked;
