package io.jangbu.starter.command.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.StreamRejection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectionsTest {

  private enum Reason implements RejectionCode {
    UNKNOWN_THING(Kind.NOT_FOUND),
    SEEN_CHANGED(Kind.STALE),
    NOT_NOW_NOT_FOUND(Kind.CONFLICT),
    NEVER(Kind.INVALID);

    private final Kind kind;

    Reason(Kind kind) {
      this.kind = kind;
    }

    @Override
    public Kind kind() {
      return kind;
    }
  }

  private final Rejections rejections = new Rejections(List.of(Reason.values()));

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_THING, 404",
    "SEEN_CHANGED, 412",
    "NOT_NOW_NOT_FOUND, 409",
    "NEVER, 422",
    "STREAM_INCOMPLETE, 409",
    "VERSION_CONFLICT, 412",
    "COMMAND_ID_REUSED, 422",
  })
  void givesACodeTheStatusOfItsKind(String code, int status) {
    assertThat(status(code)).isEqualTo(status);
  }

  @Test
  void takesACodeOfANewerReleaseForAConflict() {
    assertThat(status("NOT_KNOWN_YET")).isEqualTo(409);
    assertThat(status(null)).isEqualTo(409);
  }

  @Test
  void refusesAContextThatGivesACodeOfAllContextsAnotherMeaning() {
    assertThatThrownBy(() -> new Rejections(List.of(StreamRejection.VERSION_CONFLICT)))
        .isInstanceOf(IllegalStateException.class);
  }

  private int status(@Nullable String code) {
    var result =
        new CommandResult(UUID.randomUUID(), "s-1", Outcome.REJECTED, 0, List.of(), code, null);
    return rejections.problem(result).getStatusCode().value();
  }
}
