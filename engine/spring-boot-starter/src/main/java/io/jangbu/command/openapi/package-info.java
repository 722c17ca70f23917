/** What the API's page tells of the routes of all contexts. */
@NullMarked
package io.jangbu.command.openapi;

import org.jspecify.annotations.NullMarked;
