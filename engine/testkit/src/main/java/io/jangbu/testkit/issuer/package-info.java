/** An issuer of access tokens on this machine, for tests and for trying things out. */
@NullMarked
package io.jangbu.testkit.issuer;

import org.jspecify.annotations.NullMarked;
