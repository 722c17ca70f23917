/** Who may call a service. */
@NullMarked
package io.jangbu.starter.security;

import org.jspecify.annotations.NullMarked;
