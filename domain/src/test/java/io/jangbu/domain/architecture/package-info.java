/** What the domain may lean on. */
@NullMarked
package io.jangbu.domain.architecture;

import org.jspecify.annotations.NullMarked;
