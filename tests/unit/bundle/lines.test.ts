import { describe, expect, it } from '@jest/globals'

import { parsedLines } from '@/content/bundle/unpack'

/** What is read of `bytes`, given in pieces of `size` bytes. */
async function read(bytes: Buffer, size: number): Promise<unknown[]> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) {
      yield await Promise.resolve(bytes.subarray(at, at + size))
    }
  }
  const lines = []
  for await (const line of parsedLines(pieces())) lines.push(line)
  return lines
}

it.each([1, 2, 3, 7, 1000])(
  'are the same whatever the pieces they come in (%d bytes)',
  async (size) => {
    const rows = [{ text: 'L’été « œuvré »' }, { text: 'a\nb' }, {}]
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    expect(await read(Buffer.from(text), size)).toEqual(rows)
  },
)

describe('are refused', () => {
  it.each<[string, Buffer]>([
    ['when they are no JSON', Buffer.from('{"a":\n')],
    ['when they are no object', Buffer.from('"a"\n')],
    ['when they are no UTF-8', Buffer.from([0x22, 0xff, 0x22, 0x0a])],
    ['when the last is not ended', Buffer.from('{}\n{}')],
    ['when one has no end in sight', Buffer.alloc(33 * 1024 * 1024, 'a')],
  ])('%s', async (_, bytes) => {
    await expect(read(bytes, 1024 * 1024)).rejects.toThrow(/ligne/)
  })
})
