// Avro single-object encoding: C3 01, the fingerprint of the schema it was written with, the body.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import avro from 'avsc'
import { crc64Avro } from './crc64-avro.js'

const MARKER = Buffer.from([0xc3, 0x01])

// As in the repository, and as in the jar of the module `schemas`: <full name>/<release>.avsc
const RELEASES =
  process.env.JANGBU_SCHEMAS ??
  fileURLToPath(new URL('../../schemas/src/main/resources/releases', import.meta.url))

/** One kind of message: written with its newest schema, read with any that was ever released. */
export class Messages {
  #newest
  #byFingerprint = new Map()

  constructor(fullName) {
    const files = readdirSync(join(RELEASES, fullName))
    for (const release of files.map(file => parseInt(file, 10)).sort((a, b) => a - b)) {
      const file = join(RELEASES, fullName, `${release}.avsc`)
      const type = avro.Type.forSchema(JSON.parse(readFileSync(file, 'utf8')))
      const fingerprint = crc64Avro(JSON.stringify(type.schema()))
      this.#newest = { type, fingerprint }
      this.#byFingerprint.set(fingerprint.toString('hex'), type)
    }
  }

  encode(message) {
    const { type, fingerprint } = this.#newest
    return Buffer.concat([MARKER, fingerprint, type.toBuffer(message)])
  }

  decode(bytes) {
    const writer = this.#byFingerprint.get(bytes.subarray(2, 10).toString('hex'))
    if (!bytes.subarray(0, 2).equals(MARKER) || !writer) {
      throw new Error('No message of a schema that is known here')
    }
    const body = bytes.subarray(10)
    return writer === this.#newest.type
      ? writer.fromBuffer(body)
      : this.#newest.type.fromBuffer(body, this.#newest.type.createResolver(writer))
  }
}
