@NullMarked
package io.jangbu.shop.command.order;

import org.jspecify.annotations.NullMarked;
