/** What holds of the records of every context: tests that run over the samples of all of them. */
@NullMarked
package io.jangbu.shop.schemas.records;

import org.jspecify.annotations.NullMarked;
