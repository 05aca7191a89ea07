import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'

import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'

import { BOUNDS, s3Objects } from '@/platform/files/s3'
import type { S3Settings } from '@/platform/files/s3-settings'
import type { FileStore } from '@/platform/files/store'
import { S3_TEST } from '@/scripts/testing/go-server'
import { freePort } from '@/tests/support/server'
import { storeContract } from '@/tests/support/store-contract'

jest.setTimeout(60_000)

const settings: S3Settings = {
  endpoint: process.env.S3_TEST_URL!,
  region: S3_TEST.S3_REGION,
  bucket: S3_TEST.S3_BUCKET,
  prefix: '',
  accessKeyId: S3_TEST.S3_ACCESS_KEY_ID,
  secretAccessKey: S3_TEST.S3_SECRET_ACCESS_KEY,
}
const fresh = () => s3Objects({ ...settings, prefix: `${randomUUID()}/` })

describe('the file store in an S3 bucket', () => {
  storeContract(fresh)

  it('stays within its prefix', async () => {
    const [one, other] = [fresh(), fresh()]
    await one.write('a.pdf', Buffer.from('un'))
    expect(await other.list()).toEqual([])
    expect(await other.size('a.pdf')).toBeNull()
    expect(await s3Objects(settings).list()).toEqual([])
  })

  it('lists more files than one response contains', async () => {
    const prefix = `${randomUUID()}/`
    const store = s3Objects({ ...settings, prefix }, { ...BOUNDS, page: 4 })
    const names = Array.from({ length: 10 }, (_, index) => `f-${index}.pdf`)
    for (const name of names) await store.write(name, Buffer.from('x'))
    expect(await store.list()).toEqual(names)
  })
})

describe('an S3 bucket that fails', () => {
  let logged = ''
  beforeEach(() => {
    logged = ''
    jest.spyOn(console, 'error').mockImplementation((...words) => void (logged += words.join(' ')))
  })
  afterEach(() => void jest.restoreAllMocks())

  /** Expects each operation of `store` to fail with the same French sentence, and without a secret. */
  async function expectRefusals(store: FileStore, sentence: RegExp, operations?: string[]) {
    const asked = {
      size: () => store.size('a.pdf'),
      read: () => store.read('a.pdf'),
      write: () => store.write('a.pdf', Buffer.from('x')),
      list: () => store.list(),
      delete: () => store.delete('a.pdf'),
    }
    for (const [name, ask] of Object.entries(asked)) {
      if (operations && !operations.includes(name)) continue
      const error: unknown = await ask().then(
        () => null,
        (reason: unknown) => reason,
      )
      expect([name, error]).toEqual([name, expect.objectContaining({ status: 503 })])
      expect((error as Error).message).toMatch(sentence)
      const told = `${logged} ${(error as Error).message} ${(error as Error).stack}`
      expect(told).not.toContain(S3_TEST.S3_SECRET_ACCESS_KEY)
    }
    expect(logged).toContain('The S3 storage failed to')
  }

  it('because the server is down', async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`
    await expectRefusals(s3Objects({ ...settings, endpoint }), /ne répond pas/)
  })

  it('because the server never answers', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const bounds = { ...BOUNDS, answer: 200, upload: 200 }
    await expectRefusals(s3Objects({ ...settings, endpoint }, bounds), /ne répond pas/)
    silent.close()
  })

  it('because another server answers 200 to everything', async () => {
    const page = '<html>Connectez-vous au réseau</html>'
    const portal = createHttpServer((request, response) => {
      request.resume()
      response.setHeader('Content-Type', 'text/html').end(page)
    }).listen(0, '127.0.0.1')
    await once(portal, 'listening')
    const endpoint = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
    const store = s3Objects({ ...settings, endpoint })
    await expect(store.write('a.pdf', Buffer.from('x'))).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('n’a pas gardé ce fichier'),
    })
    expect(logged).toContain('did not keep a.pdf')
    portal.close()
  })

  it('because it does not store what it receives', async () => {
    const forgetful = createHttpServer((request, response) => {
      request.resume()
      response.writeHead(request.method === 'PUT' ? 200 : 404).end()
    }).listen(0, '127.0.0.1')
    await once(forgetful, 'listening')
    const endpoint = `http://127.0.0.1:${(forgetful.address() as AddressInfo).port}`
    const written = s3Objects({ ...settings, endpoint }).write('a.pdf', Buffer.from('x'))
    await expect(written).rejects.toMatchObject({ status: 503 })
    forgetful.close()
  })

  it('because the access key is wrong', async () => {
    await expectRefusals(s3Objects({ ...settings, accessKeyId: 'autre-cle' }), /refuse la demande/)
  })

  it('because the bucket does not exist', async () => {
    const absent = s3Objects({ ...settings, bucket: 'seau-absent' })
    // HEAD answers 404 for a missing bucket as for a missing file: `size` cannot tell them apart.
    await expectRefusals(absent, /refuse la demande/, ['read', 'write', 'list'])
  })
})
