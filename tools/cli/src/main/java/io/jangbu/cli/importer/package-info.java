/**
 * Orders of a real shop, from CSV files into the pipeline: rows are sorted by order ({@link
 * RowSorter}), joined ({@link OrderJoin}), turned into commands ({@link OrderMapping}), published
 * and followed ({@link ImportRun}), and told of ({@link ImportReport}).
 */
@NullMarked
package io.jangbu.cli.importer;

import org.jspecify.annotations.NullMarked;
