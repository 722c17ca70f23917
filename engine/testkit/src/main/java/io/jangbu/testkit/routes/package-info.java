/** Every route of a running service, asked with each token that must not do, and one that does. */
@NullMarked
package io.jangbu.testkit.routes;

import org.jspecify.annotations.NullMarked;
