/** Erases the personal data of orders, and proves that it is gone, or when it will be. */
@NullMarked
package io.jangbu.cli.erase;

import org.jspecify.annotations.NullMarked;
