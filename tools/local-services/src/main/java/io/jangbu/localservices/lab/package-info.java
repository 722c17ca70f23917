/**
 * A place to measure a pipeline in, or to break it in: its parts come up one by one, on free ports.
 */
@NullMarked
package io.jangbu.localservices.lab;

import org.jspecify.annotations.NullMarked;
