/** The documents are true: their programs and commands run, their links and tables lead to code. */
@NullMarked
package io.jangbu.systemtests.docs;

import org.jspecify.annotations.NullMarked;
