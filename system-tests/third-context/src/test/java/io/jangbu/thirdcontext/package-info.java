/** Services that host a context which they were not built with. */
@NullMarked
package io.jangbu.thirdcontext;

import org.jspecify.annotations.NullMarked;
