/** Bytes of each fixed part of a ZIP archive (APPNOTE 6.3, 4.3). */
const SIZES = { local: 30, central: 46, end: 22 }
/** Version 2.0, names in UTF-8 (bit 11), stored, and the first date of the format: 1 January 1980. */
const COMMON = [20, 0x800, 0, 0, 0x21]

/**
 * Returns a ZIP archive of `files` (text by path), stored in this order without compression. A library that also compresses
 * weighs more than the whole script of the page.
 */
export function zip(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const locals: Uint8Array[] = []
  const centrals: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const name = encoder.encode(path)
    const content = encoder.encode(text)
    const sizes = [crc32(content), content.length, content.length] as const
    const local = header(SIZES.local, 0x04034b50, COMMON, 14, sizes, name.length)
    const central = header(SIZES.central, 0x02014b50, [20, ...COMMON], 16, sizes, name.length)
    new DataView(central.buffer).setUint32(42, offset, true)
    locals.push(local, name, content)
    centrals.push(central, name)
    offset += local.length + name.length + content.length
  }
  const size = sum(centrals)
  const end = new DataView(new ArrayBuffer(SIZES.end))
  const count = Object.keys(files).length
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, count, true)
  end.setUint16(10, count, true)
  end.setUint32(12, size, true)
  end.setUint32(16, offset, true)
  return joined([...locals, ...centrals, new Uint8Array(end.buffer)])
}

/** `at`: where the checksum, both sizes and the length of the name are written. */
function header(
  size: number,
  signature: number,
  shorts: number[],
  at: number,
  words: readonly [number, number, number],
  nameLength: number,
) {
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  shorts.forEach((value, index) => view.setUint16(4 + index * 2, value, true))
  words.forEach((value, index) => view.setUint32(at + index * 4, value, true))
  view.setUint16(at + 12, nameLength, true)
  return bytes
}

const sum = (parts: Uint8Array[]) => parts.reduce((total, { length }) => total + length, 0)

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sum(parts))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

/** CRC-32 of ISO 3309, bit by bit: slower than with a table, and shorter; a dossier has some kilobytes. */
function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
