package io.jangbu.command.topics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start that there is no broker, in place of a stack trace. */
final class BrokerUnreachableFailureAnalyzer
    extends AbstractFailureAnalyzer<BrokerUnreachableException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, BrokerUnreachableException cause) {
    return new FailureAnalysis(
        cause.getMessage() + ".",
        "Start Kafka, or set spring.kafka.bootstrap-servers (SPRING_KAFKA_BOOTSTRAP_SERVERS).",
        cause);
  }
}
