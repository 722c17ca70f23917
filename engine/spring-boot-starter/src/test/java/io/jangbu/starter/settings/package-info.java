@NullMarked
package io.jangbu.starter.settings;

import org.jspecify.annotations.NullMarked;
