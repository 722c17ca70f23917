package io.jangbu.starter.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Answers with a problem where Tomcat itself refuses a request, before any of our code sees it: a
 * path with {@code %00} in it, for one. Tomcat's own answer is a page of HTML.
 */
public final class ProblemReportValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    if (response.getCoyoteResponse().isCommitted() || !isIoAllowed(response)) {
      return;
    }
    try {
      response.setHeader(AnswerHeaders.NOSNIFF, "nosniff");
      response.setContentType("application/problem+json");
      response.getOutputStream().write(body(status).getBytes(StandardCharsets.UTF_8));
      response.finishResponse();
    } catch (IOException _) {
      // The client is gone: there is nobody to tell.
    }
  }

  private static boolean isIoAllowed(Response response) {
    var allowed = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
    return allowed.get();
  }

  static String body(int status) {
    return ProblemText.of(
        status, StatusCodes.of(status), "the request is not one that can be read");
  }
}
