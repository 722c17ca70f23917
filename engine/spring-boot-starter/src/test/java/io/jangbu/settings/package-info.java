@NullMarked
package io.jangbu.settings;

import org.jspecify.annotations.NullMarked;
