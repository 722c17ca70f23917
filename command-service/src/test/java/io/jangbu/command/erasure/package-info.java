@NullMarked
package io.jangbu.command.erasure;

import org.jspecify.annotations.NullMarked;
