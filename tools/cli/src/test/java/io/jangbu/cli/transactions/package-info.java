@NullMarked
package io.jangbu.cli.transactions;

import org.jspecify.annotations.NullMarked;
