/** What services that read or write events know them by. */
@NullMarked
package io.jangbu.starter.integrity;

import org.jspecify.annotations.NullMarked;
