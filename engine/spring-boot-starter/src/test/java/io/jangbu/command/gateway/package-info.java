@NullMarked
package io.jangbu.command.gateway;

import org.jspecify.annotations.NullMarked;
