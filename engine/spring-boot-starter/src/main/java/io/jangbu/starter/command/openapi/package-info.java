/** What the API's page tells of the routes of all contexts. */
@NullMarked
package io.jangbu.starter.command.openapi;

import org.jspecify.annotations.NullMarked;
