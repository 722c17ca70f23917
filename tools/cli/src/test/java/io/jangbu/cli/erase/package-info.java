@NullMarked
package io.jangbu.cli.erase;

import org.jspecify.annotations.NullMarked;
