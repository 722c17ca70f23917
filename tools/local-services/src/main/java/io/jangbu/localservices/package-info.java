/**
 * The three services and PostgreSQL on this machine: the jars that are deployed and the binaries
 * from Maven, as child processes on 127.0.0.1. None of them outlives this JVM.
 */
@NullMarked
package io.jangbu.localservices;

import org.jspecify.annotations.NullMarked;
