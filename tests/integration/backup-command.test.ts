import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'

import { png } from '../fixtures/source/small-files'
import { fileWith } from '../fixtures/source/source-file'
import { endOf, runContent } from '../support/content-command'
import { temporaryFolder } from '../support/server'

// Each command loads Payload from its sources, on a small machine.
jest.setTimeout(240_000)

const folder = temporaryFolder()
const at = (name: string) => path.join(folder, name)
const site = { DATA_DIR: at('data') }
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  mkdirSync(at('static'))
  writeFileSync(at('static/frise.png'), png)
  writeFileSync(at('page.md'), fileWith({ program: '![Frise](/frise.png)' }))
  const imported = await runContent(['import', at('page.md'), '--assets', at('static')], site)
  expect(imported).toMatchObject({ code: 0 })
})

it('a backup that lacks a file is told to be incomplete when it is made, and when it is restored', async () => {
  const [lost] = readdirSync(at('data/files'))
  rmSync(at(`data/files/${lost}`))
  const made = await runContent(['backup', at('site.tar.gz')], site)
  expect(made.output).toContain(`Fichier introuvable : ${lost}`)
  expect(made.code).toBe(1)

  const restored = await runContent(['restore', at('site.tar.gz')], { DATA_DIR: at('restored') })
  expect(restored.output).toContain('sauvegarde restaurée et relue')
  expect(restored.output).toContain(`Fichier absent de la sauvegarde : ${lost}`)
  expect(restored.code).toBe(1)
})

it('a restore that the disk has no room for says so, and shows no text', async () => {
  // No file may grow over 512 KiB, as on a disk that fills up: less than an empty database takes.
  const command = 'ulimit -f 512; exec "$0" --import tsx scripts/content.ts restore "$1"'
  const { PATH, HOME } = process.env
  const { code, output } = await endOf(
    spawn('bash', ['-c', command, process.execPath, at('site.tar.gz')], {
      env: { PATH, HOME, DATA_DIR: at('full') } as unknown as NodeJS.ProcessEnv,
    }),
  )
  expect(output).toContain('Le disque de la base de données a refusé')
  expect(output).not.toMatch(/params:|\n +at /)
  expect(code).toBe(2)
})
