@NullMarked
package io.jangbu.cli.demo;

import org.jspecify.annotations.NullMarked;
