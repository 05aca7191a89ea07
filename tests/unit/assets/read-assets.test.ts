import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it, jest } from '@jest/globals'

import { readAssets } from '@/platform/assets'

import { assets } from '../../fixtures/views'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'))
  jest.spyOn(process, 'cwd').mockReturnValue(folder)
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

it('says what to run when the files are missing, then reads them', () => {
  expect(() => readAssets()).toThrow('npm run assets')
  mkdirSync(join(folder, 'public', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'public', 'assets', 'manifest.json'), JSON.stringify(assets))
  expect(readAssets()).toEqual(assets)
})
