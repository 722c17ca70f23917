/** What may depend on what, and what nothing may be called. Looks at the code of all modules. */
@NullMarked
package io.jangbu.systemtests.architecture;

import org.jspecify.annotations.NullMarked;
