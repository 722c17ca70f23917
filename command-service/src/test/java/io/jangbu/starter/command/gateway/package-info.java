@NullMarked
package io.jangbu.starter.command.gateway;

import org.jspecify.annotations.NullMarked;
