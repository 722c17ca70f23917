@NullMarked
package io.jangbu.command.inventory;

import org.jspecify.annotations.NullMarked;
