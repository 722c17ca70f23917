@NullMarked
package io.jangbu.cli.erase.proof;

import org.jspecify.annotations.NullMarked;
