import { createWriteStream, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { sealing, verifySeal } from '@/content/bundle/seal'
import { temporaryFolder } from '@/tests/support/server'

const TEXT = 'Une page, ses brouillons et son histoire.'
const folder = temporaryFolder()
const file = path.join(folder, 'sealed.gz')
let sealed: Buffer

beforeAll(async () => {
  await pipeline(Readable.from([TEXT]), createGzip(), sealing(), createWriteStream(file))
  sealed = readFileSync(file)
})
afterAll(() => rmSync(folder, { recursive: true }))

const verdict = (bytes: Buffer) => {
  writeFileSync(file, bytes)
  return verifySeal(file).then(
    () => 'whole',
    (error: Error) => error.message,
  )
}

it('is kept by a file as it was written, which gzip still reads', async () => {
  expect(await verdict(sealed)).toBe('whole')
  expect(gunzipSync(sealed).toString()).toBe(TEXT)
})

it('is broken by a change of any one byte', async () => {
  for (let index = 0; index < sealed.length; index += 1) {
    const bytes = Buffer.from(sealed)
    bytes[index]! ^= 1
    expect(`${index}: ${await verdict(bytes)}`).toMatch(/incomplète ou a été modifiée/)
  }
})

it('is broken by a cut anywhere, and by one byte more', async () => {
  for (let length = 0; length < sealed.length; length += 1) {
    expect(await verdict(sealed.subarray(0, length))).toMatch(/incomplète ou a été modifiée/)
  }
  expect(await verdict(Buffer.concat([sealed, Buffer.of(0)]))).toMatch(/modifiée/)
})
