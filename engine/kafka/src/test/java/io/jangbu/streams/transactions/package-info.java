@NullMarked
package io.jangbu.streams.transactions;

import org.jspecify.annotations.NullMarked;
