/** Child processes of one machine: started, watched, ended with their parent, never left behind. */
@NullMarked
package io.jangbu.testkit.kafka.process;

import org.jspecify.annotations.NullMarked;
