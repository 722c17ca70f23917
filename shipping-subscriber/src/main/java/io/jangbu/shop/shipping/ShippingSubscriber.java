package io.jangbu.shop.shipping;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ShippingSubscriber {

  public static void main(String[] arguments) {
    SpringApplication.run(ShippingSubscriber.class, arguments);
  }
}
