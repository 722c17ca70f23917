@NullMarked
package io.jangbu.cli.verify.chain;

import org.jspecify.annotations.NullMarked;
