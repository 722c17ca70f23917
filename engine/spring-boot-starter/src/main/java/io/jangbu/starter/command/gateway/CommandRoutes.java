package io.jangbu.starter.command.gateway;

import io.jangbu.core.CommandResult;
import io.jangbu.starter.http.ProblemException;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the routes of a context do: publish one command each, and answer with its result.
 *
 * @param <C> the commands
 * @param <A> the answer, which names the stream's id as the context does
 */
public final class CommandRoutes<C, A> {

  /** Makes the answer to an accepted command; {@code version} is the stream's after it. */
  @FunctionalInterface
  public interface AnswerForm<A> {
    A answer(String streamId, long version, UUID commandId);
  }

  private final CommandGateway<C> gateway;
  private final AnswerForm<A> form;

  CommandRoutes(CommandGateway<C> gateway, AnswerForm<A> form) {
    this.gateway = gateway;
    this.form = form;
  }

  /**
   * Executes a command that begins a stream: 201, and where the stream is below the request's path.
   *
   * @throws ProblemException as {@link #execute}
   */
  public ResponseEntity<A> create(String streamId, CommandHeaders headers, CommandBody<C> body) {
    CommandResult result = result(streamId, headers, body);
    var stream = ServletUriComponentsBuilder.fromCurrentRequestUri().pathSegment(streamId).build();
    return answer(ResponseEntity.created(URI.create(stream.getPath())), result);
  }

  /**
   * Executes a command: 200.
   *
   * @throws ProblemException 400 {@code MALFORMED} if the id or the command is not of the form that
   *     the domain takes, and whatever {@link CommandGateway#execute} throws
   */
  public ResponseEntity<A> execute(String streamId, CommandHeaders headers, CommandBody<C> body) {
    return answer(ResponseEntity.ok(), result(streamId, headers, body));
  }

  private CommandResult result(String streamId, CommandHeaders headers, CommandBody<C> body) {
    return gateway.execute(headers.envelope(streamId, body.occurredAt(), command(body)));
  }

  private static <C> C command(CommandBody<C> body) {
    try {
      return body.command();
    } catch (IllegalArgumentException e) {
      throw ProblemException.malformed(String.valueOf(e.getMessage()));
    }
  }

  private ResponseEntity<A> answer(BodyBuilder answer, CommandResult result) {
    return answer
        .eTag("\"" + result.version() + "\"")
        .body(form.answer(result.streamId(), result.version(), result.commandId()));
  }
}
