// Prints the events of orders: node subscribe.js GROUP earliest|latest [TYPE]
//
// A new group begins with the first event ever (earliest) or with the next one (latest); a known one
// goes on where it was. With a TYPE, such as PaymentProcessed, no other event is even decoded.

import { once } from 'node:events'
import { consumer } from './kafka.js'
import { Messages } from './messages.js'

const [group, begin, type] = process.argv.slice(2)
if (!group || !['earliest', 'latest'].includes(begin)) {
  console.error('Usage: node subscribe.js GROUP earliest|latest [TYPE]')
  process.exit(2)
}

const events = new Messages('io.jangbu.orders.OrderEvent')
const subscriber = consumer(group)
const stream = await subscriber.consume({
  topics: ['orders.events'],
  mode: 'committed',
  fallbackMode: begin,
  autocommit: false
})
await once(stream, 'offsets') // from here on, nothing that is appended is missed
console.error(`Subscribed as ${group}; Ctrl-C ends it`)
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => stream.close())
}

for await (const record of stream) {
  if (isWanted(record)) {
    show(record)
  }
  // After the work: a crash in between brings the event again, and loses none.
  await record.commit()
}
await subscriber.close(true)

function isWanted(record) {
  // Without a value it is a tombstone: the event was erased, as the law may ask for.
  return record.value !== null && (!type || record.headers.get('ce_type') === type)
}

function show(record) {
  const { version, occurredAt, payload } = events.decode(record.value)
  const [[name, content]] = Object.entries(payload)
  const time = new Date(occurredAt / 1000).toISOString()
  console.log(record.key, name.split('.').at(-1), version, time, JSON.stringify(content))
}
