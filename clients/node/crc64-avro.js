// CRC-64-AVRO, the Rabin fingerprint of Avro's specification: it names a schema in eight bytes.

const EMPTY = 0xc15d213aa4d7a795n

const TABLE = Array.from({ length: 256 }, (_, index) => {
  let fingerprint = BigInt(index)
  for (let bit = 0; bit < 8; bit++) {
    fingerprint = (fingerprint >> 1n) ^ (EMPTY & -(fingerprint & 1n))
  }
  return fingerprint
})

/** The fingerprint of a schema's Parsing Canonical Form, little-endian. */
export function crc64Avro(canonicalForm) {
  let fingerprint = EMPTY
  for (const byte of Buffer.from(canonicalForm)) {
    fingerprint = (fingerprint >> 8n) ^ TABLE[Number((fingerprint ^ BigInt(byte)) & 0xffn)]
  }
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(fingerprint)
  return bytes
}
