import {
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'

import { currentModel, FORMAT, FORMAT_VERSION, type Manifest, parseManifest } from '../../manifest'
import { packBundle } from '../../pack'
import { parsedLines } from '../../unpack'
import { inTemporaryFolder } from '../../temporary'
import { temporaryFolder } from '@/tests/support/server'

describe('parsedLines', () => {
  /** The lines read from `bytes` in chunks of `size` bytes. */
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
    'returns the same lines for chunks of any size (%d bytes)',
    async (size) => {
      const rows = [{ text: 'L’été « œuvré »' }, { text: 'a\nb' }, {}]
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      expect(await read(Buffer.from(text), size)).toEqual(rows)
    },
  )

  describe('refuses lines', () => {
    it.each<[string, Buffer]>([
      ['that are not JSON', Buffer.from('{"a":\n')],
      ['that are not an object', Buffer.from('"a"\n')],
      ['that are not UTF-8', Buffer.from([0x22, 0xff, 0x22, 0x0a])],
      ['without an end at the last line', Buffer.from('{}\n{}')],
      ['that are endless', Buffer.alloc(33 * 1024 * 1024, 'a')],
    ])('%s', async (_, bytes) => {
      await expect(read(bytes, 1024 * 1024)).rejects.toThrow(/ligne/)
    })
  })
})

describe('the manifest of a backup', () => {
  const entry = (index: number) => ({
    path: `files/${index}.pdf`,
    size: 1,
    sha256: '0'.repeat(64),
  })
  const ofFiles = (count: number) => ({
    format: FORMAT,
    version: FORMAT_VERSION,
    model: currentModel(),
    createdAt: new Date(0).toISOString(),
    accounts: false,
    missingFiles: [],
    entries: Array.from({ length: count }, (_, index) => entry(index)),
  })

  it.each(['entries', 'missingFiles'])(
    'is refused for too many %s before they are checked',
    (list) => {
      const text = JSON.stringify({ ...ofFiles(0), [list]: Array(1_000_000).fill(0) })
      const before = process.memoryUsage().rss
      expect(() => parseManifest(text)).toThrow('plus de 40 000 entrées')
      expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(200)
    },
  )

  it('is not written when it is longer than a restore accepts', async () => {
    expect(parseManifest(JSON.stringify(ofFiles(30_000))).entries).toHaveLength(30_000)
    const folder = temporaryFolder()
    const file = path.join(folder, 'jamais.tar.gz')
    const packing = packBundle(file, ofFiles(60_000) as Manifest, [], () => undefined)
    await expect(packing).rejects.toThrow('plus de fichiers')
    expect(readdirSync(folder)).toEqual([])
    rmSync(folder, { recursive: true })
  })
})

describe('the temporary folder of a backup', () => {
  const folder = temporaryFolder()
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is cleared of the remains of a killed backup, and of nothing else', async () => {
    const tmp = path.join(folder, 'tmp')
    const elsewhere = path.join(folder, 'elsewhere')
    const daysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
    for (const place of ['eig-bundle-killed', 'eig-bundle-working', 'eig-other', '../elsewhere']) {
      mkdirSync(path.join(tmp, place), { recursive: true })
      writeFileSync(path.join(tmp, place, 'copy.sqlite'), 'Un brouillon.')
      if (!place.endsWith('working')) utimesSync(path.join(tmp, place), daysAgo, daysAgo)
    }
    symlinkSync(elsewhere, path.join(tmp, 'eig-bundle-link'))

    const own = await inTemporaryFolder((made) => Promise.resolve(made), tmp)
    expect(path.dirname(own)).toBe(tmp)
    expect(readdirSync(tmp).sort()).toEqual(['eig-bundle-link', 'eig-bundle-working', 'eig-other'])
    expect(existsSync(path.join(elsewhere, 'copy.sqlite'))).toBe(true)
  })
})
