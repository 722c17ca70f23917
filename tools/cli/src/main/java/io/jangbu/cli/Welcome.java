package io.jangbu.cli;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.PipelineSettings;
import io.jangbu.localservices.Service;
import java.net.URI;
import java.time.Instant;

/** What the user reads once the pipeline is up: where things are, and lines to try. */
final class Welcome {

  private Welcome() {}

  static String to(LocalPipeline pipeline, PipelineSettings settings) {
    URI commands = pipeline.address(Service.COMMAND);
    URI views = pipeline.address(Service.PROJECTION);
    // Data is kept between runs: the order to try is another one each time.
    String order = "try-" + Long.toString(Instant.now().getEpochSecond(), Character.MAX_RADIX);
    return """

    Jangbu is up. Ctrl-C stops it.

      commands    %1$s    its API: %1$s/swagger-ui.html
      views       %2$s
      shipments   %3$s
      carrier     %4$s/shipments/accepted
      Kafka       %5$s
      PostgreSQL  %6$s    user postgres, its password is in %9$s
      logs        %7$s

    Create an order, pay it, look at it:

      curl -i %1$s/orders -H 'Content-Type: application/json' -d '{"orderId":"%8$s","customerId":"ada","currency":"EUR","lines":[{"sku":"ink","quantity":2,"unitPrice":450}],"shippingFee":390}'
      curl -i %1$s/orders/%8$s/payment -H 'Content-Type: application/json' -d '{"paymentId":"p-1","amount":1290,"method":"card"}'
      curl -i '%2$s/orders/%8$s?minVersion=2'

    Look at the stock: what there is little of, and who waits for ink:

      curl -i '%2$s/products?availableBelow=10'
      curl -i %2$s/products/ink/demand

    Watch a shop at work, whose sums are checked in the end:

      ./jangbu demo --bootstrap-servers %5$s --command-service %1$s --projection-service %2$s

    """
        .formatted(
            commands,
            views,
            pipeline.address(Service.SHIPPING),
            pipeline.carrier().url(),
            pipeline.bootstrapServers(),
            pipeline.jdbcUrl(),
            settings.data().resolve("logs"),
            order,
            pipeline.databasePasswordFile());
  }
}
