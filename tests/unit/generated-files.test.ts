import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, expect, it } from '@jest/globals'

import { pageSchema } from '@/scripts/schema/page-schema'

const folder = mkdtempSync(path.join(tmpdir(), 'eig-generated-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('payload-types.ts is up to date with the collections (otherwise: npm run generate)', () => {
  const fresh = path.join(folder, 'payload-types.ts')
  execFileSync('node_modules/.bin/payload', ['generate:types'], {
    env: { ...process.env, DATA_DIR: folder, PAYLOAD_TS_OUTPUT_PATH: fresh },
    stdio: 'ignore',
  })
  expect(readFileSync(fresh, 'utf8')).toBe(readFileSync('payload-types.ts', 'utf8'))
}, 120_000)

it('page.schema.json says what the JSON of a page is (else: npm run generate)', () => {
  expect(JSON.parse(readFileSync('public/page.schema.json', 'utf8'))).toEqual(pageSchema())
}, 120_000)
