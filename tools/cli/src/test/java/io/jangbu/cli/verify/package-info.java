@NullMarked
package io.jangbu.cli.verify;

import org.jspecify.annotations.NullMarked;
