package io.jangbu.starter.projection.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jangbu.projection.memory.AnswerMemory;
import io.jangbu.projection.memory.Share;
import io.jangbu.starter.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class RequestSharesTest {

  /** With 64 MiB of heap there are 8 MiB for answers. */
  private final AnswerMemory memory = new AnswerMemory(JsonMapper.shared(), 64 << 20);

  @Test
  void areGivenBackTogetherAndThoseOfOtherRequestsAreNot() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    MockHttpServletRequest other = new MockHttpServletRequest();
    for (int part = 0; part < 3; part++) {
      RequestShares.of(request, memory, 3).require("x".repeat(1 << 20));
    }
    RequestShares.of(other, memory, 1).require("x".repeat(1 << 20));

    RequestShares.release(request);

    assertThat(memory.left()).isBetween(7 << 10, (7 << 10) + 4);
    RequestShares.release(other);
    assertThat(memory.left()).isEqualTo(8 << 10);
  }

  @Test
  void tellWhoeverFindsNoRoomInTimeToComeBack() {
    memory.share(1).require("x".repeat(8 << 20));
    Share share = RequestShares.of(new MockHttpServletRequest(), memory, 1);

    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class,
            () ->
                RequestShares.read(
                    share, System.nanoTime(), () -> share.require("x".repeat(1 << 20))));

    assertThat(problem.getStatusCode().value()).isEqualTo(503);
    assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("1");
  }
}
