import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'

import { pathOfShareImage, shareImageAddress, shareImagePath } from '@/lib/share-image/address'
import { shareCard } from '@/lib/share-image/card'
import { marianne } from '@/lib/share-image/marianne'
import { sfntOf } from '@/lib/share-image/sfnt'
import { paragraphOf } from '@/lib/share-image/text'

const LONG =
  'Règlement de la huitième promotion du programme, à destination des administrations, des opérateurs de l’État et des collectivités territoriales de France métropolitaine & d’outre-mer'

/** Where the ink is in the picture, between the heights `from` and `to`: its edges, in pixels. */
async function ink(card: Buffer, from: number, to: number) {
  const { data, info } = await sharp(card)
    .extract({ left: 0, top: from, width: 1200, height: to - from })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const dark = Array.from(data.entries(), ([at, value]) => (value < 128 ? at : -1)).filter(
    (at) => at >= 0,
  )
  const columns = dark.map((at) => at % info.width)
  const rows = dark.map((at) => from + Math.floor(at / info.width))
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  }
}

describe('the picture of a shared page', () => {
  it.each([
    ['short', 'FAQ'],
    ['long', LONG],
    ['endless', 'Anticonstitutionnellement'.repeat(4)],
    ['with signs that a markup would read', '<b>Droits & devoirs</b>'],
  ])('has the size of networks and keeps its title in its place: %s', async (_, title) => {
    const card = await shareCard(title, 'Mission d’essai')
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
    expect(card.length).toBeLessThan(60_000)
    const { left, right, top, bottom } = await ink(card, 240, 535)
    expect(left).toBeGreaterThanOrEqual(70)
    expect(right).toBeLessThanOrEqual(1130)
    expect(top).toBeGreaterThanOrEqual(260)
    expect(bottom).toBeLessThanOrEqual(495)
  })

  it('bears the State’s blue, white and red', async () => {
    const { data } = await sharp(await shareCard('FAQ', 'Mission'))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = (x: number, y: number) =>
      Array.from(data.subarray((y * 1200 + x) * 3).subarray(0, 3))
    const near = ([r, g, b]: number[]) => [r, g, b].map((value) => Math.round(Number(value) / 16))
    expect(near(at(80, 65))).toEqual(near([0x00, 0x00, 0x91]))
    expect(near(at(150, 65))).toEqual(near([0xe1, 0x00, 0x0f]))
    expect(at(1100, 65)).toEqual([255, 255, 255])
  })

  it('is written in Marianne, not in a font of the machine', async () => {
    const style = { weight: 'Bold', color: '#000', size: 60 } as const
    const { width } = await paragraphOf('Œuvrer', style, { width: 1000, height: 200 })
    // What Chromium makes of the same word; the usual font of a machine, DejaVu, makes it 251 pixels wide.
    expect(width).toBeGreaterThan(205)
    expect(width).toBeLessThan(215)
  })

  it('draws other words for another title', async () => {
    const [one, other] = [await shareCard('Une page', 'M'), await shareCard('Une autre', 'M')]
    expect(one.equals(other)).toBe(false)
    expect(one.equals(await shareCard('Une page', 'M'))).toBe(true)
  })
})

describe('its address', () => {
  it('changes with what is drawn, and leads back to the page', () => {
    const address = shareImageAddress('/participer/faq', 'FAQ', 'Mission')
    expect(address).toMatch(/^\/images-de-partage\/participer\/faq\.png\?v=[0-9a-f]{8}$/)
    expect(address).toBe(shareImageAddress('/participer/faq', 'FAQ', 'Mission'))
    expect(address).not.toBe(shareImageAddress('/participer/faq', 'Questions', 'Mission'))
    expect(address).not.toBe(shareImageAddress('/participer/faq', 'FAQ', 'Mission 2'))
    expect(pathOfShareImage(shareImagePath('/participer/faq'))).toBe('/participer/faq')
  })

  it.each(['/images-de-partage/faq', '/images-de-partage/.png', '/images/faq.png'])(
    'is not %s',
    (address) => expect(pathOfShareImage(address)).toBeNull(),
  )
})

describe('Marianne', () => {
  it('is unpacked into a font that systems open, with the same tables', () => {
    const font = readFileSync(marianne('Bold'))
    expect(font.toString('latin1', 0, 4)).toBe('OTTO')
    const count = font.readUInt16BE(4)
    const tags = Array.from({ length: count }, (_, index) =>
      font.toString('latin1', 12 + 16 * index, 16 + 16 * index),
    )
    expect(tags).toEqual(expect.arrayContaining(['CFF ', 'cmap', 'head', 'name']))
    const head = 12 + 16 * tags.indexOf('head')
    // The magic number of the table `head` (OpenType specification).
    expect(font.readUInt32BE(font.readUInt32BE(head + 8) + 12)).toBe(0x5f0f3cf5)
  })

  it('is there again after the system emptied its temporary folder', () => {
    const file = marianne('Regular')
    rmSync(path.dirname(file), { recursive: true })
    expect(marianne('Regular')).toBe(file)
    expect(readFileSync(file).toString('latin1', 0, 4)).toBe('OTTO')
  })

  it('is never half a font, as where no more can be written', () => {
    const program = `
      const { marianne } = await import('./lib/share-image/marianne.ts')
      for (const time of [1, 2]) {
        try { console.log(marianne('Bold')) } catch ({ code }) { console.log(code) }
      }`
    // In blocks of 1 kB: less than the font, as if the disk were full.
    const limited = `ulimit -f 40; exec "$0" --import tsx --input-type=module --eval "$1"`
    const { stdout } = spawnSync('bash', ['-c', limited, process.execPath, program], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE_ENV: 'test', TSX_DISABLE_CACHE: '1' },
    })
    expect(stdout).toBe('EFBIG\nEFBIG\n')
  })

  it('is refused in another form', () => {
    expect(() => sfntOf(Buffer.from('wOF2'.padEnd(64, '\0')))).toThrow(/WOFF/)
  })
})
