import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { SanitizedConfig } from 'payload'

import { localDisk } from '@/platform/files/local-disk'
import { withFileStore } from '@/platform/files/store'
import { storedResponse } from '@/platform/files/stored-response'

const folder = mkdtempSync(path.join(tmpdir(), 'eig-stored-'))
const store = localDisk(folder)
const payload = { config: { custom: withFileStore(store) } as unknown as SanitizedConfig }
const NAME = 'guide.pdf'

beforeAll(() => store.write(NAME, new Uint8Array(5_000_000)))
afterAll(() => rmSync(folder, { recursive: true }))

const ask = (signal: AbortSignal) =>
  storedResponse(payload, NAME, {
    request: { headers: new Headers(), signal },
    headers: { 'Cache-Control': 'no-store' },
  })

/** The number of times that this process has the file open. */
const held = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder)
    } catch {
      return false
    }
  }).length

async function expectHeld(count: number) {
  for (let tries = 0; held() !== count && tries < 100; tries += 1) await wait(20)
  expect(held()).toBe(count)
}

const onLinux = process.platform === 'linux' ? it : it.skip

onLinux('closes the file when the client disconnects before the file can be sent', async () => {
  const gone = AbortSignal.abort()
  const responses = await Promise.all(Array.from({ length: 20 }, () => ask(gone)))
  await expectHeld(0)
  expect(responses).toHaveLength(20)
})

onLinux('closes the file when the client disconnects before the first byte is read', async () => {
  const leaving = new AbortController()
  const response = await ask(leaving.signal)
  await expectHeld(1)
  leaving.abort()
  await expectHeld(0)
  expect(response!.status).toBe(200)
})

it('sends the whole file to a client that stays connected', async () => {
  const response = await ask(new AbortController().signal)
  expect((await response!.arrayBuffer()).byteLength).toBe(5_000_000)
})

it.each([
  ['a file of another size', NAME, 4_999_999],
  ['no such file', 'perdu.pdf', 12],
])('answers 503 when the store has %s', async (_, name, bytes) => {
  const asked = { request: { headers: new Headers() }, headers: { 'Cache-Control': 'no-store' } }
  await expect(storedResponse(payload, name, { ...asked, bytes })).rejects.toMatchObject({
    status: 503,
  })
  expect((await storedResponse(payload, NAME, { ...asked, bytes: 5_000_000 }))?.status).toBe(200)
})
