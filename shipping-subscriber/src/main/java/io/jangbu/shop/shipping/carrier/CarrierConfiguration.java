package io.jangbu.shop.shipping.carrier;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CarrierConfiguration {

  /**
   * HTTP/1.1, because an upgrade to 2 in plain text is more than many a server behind a proxy
   * knows.
   */
  @Bean(destroyMethod = "shutdownNow")
  HttpClient carrierHttp(CarrierSettings settings) {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .followRedirects(Redirect.NEVER)
        .connectTimeout(settings.connectTimeout())
        .build();
  }
}
