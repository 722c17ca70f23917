@NullMarked
package io.jangbu.quickstart.transactions;

import org.jspecify.annotations.NullMarked;
