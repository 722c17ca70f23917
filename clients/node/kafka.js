import { compatibilityPartitioner, Consumer, Producer, stringDeserializer, stringSerializer } from '@platformatic/kafka'

const bootstrapBrokers = (process.env.KAFKA_BOOTSTRAP_SERVERS ?? 'localhost:9092').split(',')

/** Sends records with text keys and headers; values are bytes. */
export function producer() {
  return new Producer({
    clientId: 'web-shop',
    bootstrapBrokers,
    serializers: { key: stringSerializer, headerKey: stringSerializer, headerValue: stringSerializer },
    // Murmur2 of the key as Kafka's Java client has it. The default here is another.
    partitioner: compatibilityPartitioner,
    idempotent: true
  })
}

/** Reads committed records only, which is this client's default. */
export function consumer(groupId) {
  return new Consumer({
    clientId: 'web-shop',
    groupId,
    bootstrapBrokers,
    deserializers: { key: stringDeserializer, headerKey: stringDeserializer, headerValue: stringDeserializer }
  })
}
