@NullMarked
package io.jangbu.cli.rebuild;

import org.jspecify.annotations.NullMarked;
