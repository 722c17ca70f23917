@NullMarked
package io.jangbu.cli.topics;

import org.jspecify.annotations.NullMarked;
