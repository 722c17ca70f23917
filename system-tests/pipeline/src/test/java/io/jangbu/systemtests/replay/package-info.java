/** What is rebuilt from the events, proved on the whole of it: at an even pace to the end. */
@NullMarked
package io.jangbu.systemtests.replay;

import org.jspecify.annotations.NullMarked;
