import { describe, expect, it } from '@jest/globals'

import type { FileStore } from '@/platform/files/store'

const bytes = (text: string) => Buffer.from(text)

/** Returns the bytes of `name` in `store`, or of its `range`, as text; null when no file has that name. */
async function textOf(store: FileStore, name: string, range?: { start: number; end: number }) {
  const file = await store.read(name, range)
  return file && { size: file.size, text: await new Response(file.stream).text() }
}

/** Tests what every store promises; `open` returns an empty store. */
export function storeContract(open: () => FileStore): void {
  describe('a stored file', () => {
    it('comes back as it was written, whole or in part', async () => {
      const store = open()
      await store.write('guide.pdf', bytes('0123456789'))
      expect(await store.size('guide.pdf')).toBe(10)
      expect(await textOf(store, 'guide.pdf')).toEqual({ size: 10, text: '0123456789' })
      const parts = { '0-0': '0', '3-6': '3456', '9-9': '9', '0-9': '0123456789' }
      for (const [range, text] of Object.entries(parts)) {
        const [start, end] = range.split('-').map(Number) as [number, number]
        expect(await textOf(store, 'guide.pdf', { start, end })).toEqual({ size: 10, text })
      }
    })

    it('keeps every byte of a large file', async () => {
      const store = open()
      const large = Buffer.alloc(6_000_000)
      for (let index = 0; index < large.length; index++) large[index] = (index * 7) % 251
      await store.write('grand.pdf', large)
      const file = await store.read('grand.pdf')
      expect(file?.size).toBe(large.length)
      expect(Buffer.from(await new Response(file?.stream).arrayBuffer()).equals(large)).toBe(true)
    })

    it('never gets other bytes under the same name', async () => {
      const store = open()
      await store.write('guide.pdf', bytes('premiers'))
      await store.write('guide.pdf', bytes('secondes'))
      expect((await textOf(store, 'guide.pdf'))?.text).toBe('premiers')
    })

    it('may be read without reaching its end', async () => {
      const store = open()
      await store.write('grand.pdf', Buffer.alloc(3_000_000, 'a'))
      const file = await store.read('grand.pdf')
      await file?.stream.cancel()
      expect(await store.size('grand.pdf')).toBe(3_000_000)
    })

    it('can be deleted, even twice', async () => {
      const store = open()
      await store.write('guide.pdf', bytes('0'))
      await store.delete('guide.pdf')
      await store.delete('guide.pdf')
      expect(await store.size('guide.pdf')).toBeNull()
      expect(await store.read('guide.pdf')).toBeNull()
    })
  })

  it('a new store is empty', async () => {
    const store = open()
    expect(await store.list()).toEqual([])
    expect(await store.size('absent.pdf')).toBeNull()
    expect(await store.read('absent.pdf')).toBeNull()
    expect(await store.read('absent.pdf', { start: 0, end: 1 })).toBeNull()
  })

  it('a store lists its files by name', async () => {
    const store = open()
    for (const name of ['b.pdf', 'a-960x480.webp', 'a.png']) await store.write(name, bytes(name))
    expect(await store.list()).toEqual(['a-960x480.webp', 'a.png', 'b.pdf'])
  })

  it.each(['../secret.pdf', '.cache.pdf', 'a/b.pdf', '', 'A.pdf', 'sans-extension', 'a\n.pdf'])(
    'a store refuses « %s » as a name',
    async (name) => {
      const store = open()
      const refusal = /ne peut pas nommer un fichier/
      await expect(async () => store.write(name, bytes('x'))).rejects.toThrow(refusal)
      await expect(async () => store.read(name)).rejects.toThrow(refusal)
      await expect(async () => store.size(name)).rejects.toThrow(refusal)
      await expect(async () => store.delete(name)).rejects.toThrow(refusal)
    },
  )
}
