package io.jangbu.shipping;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class ShippingSubscriber {

  public static void main(String[] arguments) {
    SpringApplication.run(ShippingSubscriber.class, arguments);
  }
}
