// Places an order and pays it, and waits for what becomes of each: node place-order.js o-1
//
// The first command goes out as Avro and the second as JSON, only to show both.

import { randomUUID } from 'node:crypto'
import { ListOffsetTimestamps } from '@platformatic/kafka'
import { consumer, producer } from './kafka.js'
import { Messages } from './messages.js'

const PATIENCE = 30_000

const orderId = process.argv[2] ?? randomUUID()
const commands = new Messages('io.jangbu.orders.OrderCommand')
const results = new Messages('io.jangbu.orders.CommandResult')

const answers = consumer(`web-shop-${randomUUID()}`)
const publisher = producer()
try {
  const stream = await resultsFromNow()

  // Whoever may have to send a command again keeps its id.
  const order = {
    commandId: randomUUID(),
    orderId,
    expectedVersion: 0,
    occurredAt: null,
    correlationId: null,
    payload: {
      'io.jangbu.orders.CreateOrder': {
        customerId: 'ada',
        currency: 'EUR',
        lines: [{ sku: 'ink', quantity: 2, unitPrice: 450 }],
        shippingFee: 390
      }
    }
  }
  await publish(commands.encode(order), 'application/avro')
  show('order', await resultOf(order.commandId, stream))

  const payment = {
    commandId: randomUUID(),
    orderId,
    type: 'ProcessPayment',
    payload: { paymentId: 'p-1', amount: 1290, method: 'card' }
  }
  await publish(Buffer.from(JSON.stringify(payment)), 'application/json')
  show('payment', await resultOf(payment.commandId, stream))
  await stream.close()
} finally {
  await publisher.close()
  await answers.close(true)
}

function publish(value, contentType) {
  const headers = { 'content-type': contentType }
  return publisher.send({ messages: [{ topic: 'orders.commands', key: orderId, value, headers }] })
}

/** Where the results end is looked up before a command goes out, so that no result is missed. */
async function resultsFromNow() {
  const topic = 'orders.results'
  const ends = await answers.listOffsets({ topics: [topic], timestamp: ListOffsetTimestamps.LATEST })
  const offsets = ends.get(topic).map((offset, partition) => ({ topic, partition, offset }))
  return answers.consume({ topics: [topic], mode: 'manual', offsets, autocommit: false })
}

async function resultOf(commandId, stream) {
  const signal = AbortSignal.timeout(PATIENCE)
  signal.addEventListener('abort', () => stream.destroy(new Error(`No result within ${PATIENCE} ms`)))
  for await (const record of stream.iterator({ destroyOnReturn: false })) {
    // Told by a header, without decoding the results of others.
    if (record.headers.get('ce_id') === commandId) {
      return results.decode(record.value)
    }
  }
  throw new Error('The results ended')
}

function show(what, { outcome, version, code, message }) {
  console.log(`${what}: ${outcome}, version ${version}${code ? `, ${code}: ${message}` : ''}`)
}
