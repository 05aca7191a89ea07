import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, expect, it, jest } from '@jest/globals'

import { s3Objects } from '@/platform/files/s3'
import { s3Settings } from '@/platform/files/s3-settings'
import { S3_TEST } from '@/scripts/testing/go-server'
import { image, pdf } from '@/tests/fixtures/files'
import { fileWith } from '@/tests/fixtures/source/source-file'
import { runContent } from '@/tests/support/content-command'
import { temporaryFolder } from '@/tests/support/server'

// The content command runs three times, and creates two databases on a machine that may be slow.
jest.setTimeout(180_000)

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Settings of a site with its files in the bucket, under a prefix of its own. */
const siteAt = (name: string) => ({
  ...S3_TEST,
  S3_ENDPOINT: process.env.S3_TEST_URL!,
  S3_PREFIX: `bundle/${Date.now()}/${name}`,
  DATA_DIR: at(name),
})
const stored = (site: ReturnType<typeof siteAt>) => s3Objects(s3Settings(site)!).list()

it('a backup takes the files of a bucket to another prefix', async () => {
  const [here, there] = [siteAt('here'), siteAt('there')]
  writeFileSync(at('frise.png'), await image('png', { width: 1200, height: 600 }))
  writeFileSync(at('reglement.pdf'), pdf('Règlement'))
  const program = '![Frise](/frise.png) [Règlement](/reglement.pdf)'
  writeFileSync(at('page.md'), fileWith({ program }))
  const ends = (args: string[], site: typeof here) =>
    expect(runContent(args, site)).resolves.toMatchObject({ code: 0 })
  await ends(['import', at('page.md'), '--assets', folder], here)
  await ends(['backup', at('site.tar.gz')], here)
  await ends(['restore', at('site.tar.gz')], there)
  expect((await stored(here)).length).toBeGreaterThan(2)
  expect(await stored(there)).toEqual(await stored(here))
})
