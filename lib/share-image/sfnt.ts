import { inflateSync } from 'node:zlib'

const WOFF_HEADER = 44
const WOFF_ENTRY = 20
const SFNT_HEADER = 12
const SFNT_ENTRY = 16

/** What a table of the font fills, in bytes, up to the next multiple of four. */
const padded = (length: number): number => Math.ceil(length / 4) * 4

/**
 * The font in `woff` as systems keep it (TrueType or OpenType): the same tables, no longer compressed. Format: WOFF File
 * Format 1.0 (W3C), sections 3 to 5. Throws for anything else.
 */
export function sfntOf(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('This is no WOFF font.')
  const count = woff.readUInt16BE(12)
  const header = Buffer.alloc(SFNT_HEADER + SFNT_ENTRY * count)
  woff.copy(header, 0, 4, 8)
  header.writeUInt16BE(count, 4)
  // For a binary search among the tables.
  const power = 2 ** Math.floor(Math.log2(count))
  header.writeUInt16BE(power * SFNT_ENTRY, 6)
  header.writeUInt16BE(Math.log2(power), 8)
  header.writeUInt16BE((count - power) * SFNT_ENTRY, 10)

  const tables: Buffer[] = []
  let position = header.length
  for (let index = 0; index < count; index++) {
    const entry = WOFF_HEADER + WOFF_ENTRY * index
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    const table = Buffer.alloc(padded(length))
    ;(packed < length ? inflateSync(bytes) : bytes).copy(table)
    tables.push(table)

    const target = SFNT_HEADER + SFNT_ENTRY * index
    woff.copy(header, target, entry, entry + 4)
    woff.copy(header, target + 4, entry + 16, entry + 20)
    header.writeUInt32BE(position, target + 8)
    header.writeUInt32BE(length, target + 12)
    position += table.length
  }
  return Buffer.concat([header, ...tables])
}
