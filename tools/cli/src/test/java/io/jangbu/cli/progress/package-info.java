@NullMarked
package io.jangbu.cli.progress;

import org.jspecify.annotations.NullMarked;
