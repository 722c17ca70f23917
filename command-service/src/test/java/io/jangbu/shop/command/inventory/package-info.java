@NullMarked
package io.jangbu.shop.command.inventory;

import org.jspecify.annotations.NullMarked;
