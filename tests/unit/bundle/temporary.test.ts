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

import { afterAll, expect, it } from '@jest/globals'

import { inTemporaryFolder } from '@/content/bundle/temporary'
import { temporaryFolder } from '@/tests/support/server'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('removes what a backup that was killed left behind, and nothing else', async () => {
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
