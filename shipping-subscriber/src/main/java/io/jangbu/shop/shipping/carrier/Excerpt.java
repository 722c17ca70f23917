package io.jangbu.shop.shipping.carrier;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;

/**
 * The beginning of a body, whatever happens to the rest. The status has decided already: a body
 * that is endless, slow or torn must not turn an acceptance into a failure.
 */
final class Excerpt implements BodySubscriber<byte[]> {

  /** In bytes. */
  static final int LIMIT = 8 << 10;

  private final ByteArrayOutputStream read = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  /**
   * @param patience how long a body is waited for, from the end of the headers
   */
  Excerpt(Duration patience) {
    var _ = body.completeOnTimeout(new byte[0], patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    var _ = body.thenRun(subscription::cancel);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[Math.min(part.remaining(), LIMIT - read.size())];
      part.get(bytes);
      read.writeBytes(bytes);
    }
    if (read.size() == LIMIT) {
      body.complete(read.toByteArray());
    }
  }

  @Override
  public void onError(Throwable e) {
    body.complete(read.toByteArray());
  }

  @Override
  public void onComplete() {
    body.complete(read.toByteArray());
  }
}
