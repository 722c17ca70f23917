package io.jangbu.starter.projection.reading;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of a stream.
 *
 * @param id the stream's, under the name that its context has for it: {@code orderId} → o-1
 * @param version of the stream, which may be later than theirs
 * @param incomplete true if the stream lacks an event, in these or elsewhere
 * @param overwritten true if an event of the stream came again and was another
 * @param more whether others follow in the range that was asked for; for the instances of this
 *     service among themselves, null in what a client sees, whom the {@code Link} header tells
 */
@Schema(
    description = "The stream's id has the name that the context has for it.",
    additionalProperties = AdditionalPropertiesValue.TRUE)
record StreamEvents(
    @Schema(hidden = true) @JsonAnyGetter @JsonAnySetter Map<String, Object> id,
    long version,
    List<EventJson> events,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten,
    @Schema(hidden = true) @Nullable Boolean more) {

  StreamEvents forClients() {
    return new StreamEvents(id, version, events, incomplete, overwritten, null);
  }
}
