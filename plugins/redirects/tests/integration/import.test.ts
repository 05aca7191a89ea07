import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { expect, it } from '@jest/globals'
import { stringify } from 'yaml'

import { importPage } from '@/content/import'
import { Refused } from '@/content/refused'
import { pdf } from '@/tests/fixtures/files'
import { read } from '@/tests/fixtures/source/source-file'
import { mongodbServer } from '@/tests/support/mongodb'
import { testSite } from '@/tests/support/payload'
import { temporaryFolder } from '@/tests/support/server'

const { payload } = await testSite()
/** Runs only where transactions exist: FerretDB, which stands in for MongoDB, has none. */
const onSqlite = mongodbServer ? it.skip : it

const assets = temporaryFolder()
writeFileSync(path.join(assets, 'Reglement_7.pdf'), pdf())

function importFile(keys: object, asDraft = false) {
  const sections = [{ blockType: 'text', body: 'Lire le [règlement](/Reglement_7.pdf).' }]
  const page = { title: 'Questions', layout: 'page', address: 'aide/faq', sections, ...keys }
  const result = read(`---\n${stringify(page)}---\n`)
  if (!result.ok) throw new Error('The file is refused.')
  return importPage(payload, result.source, { asDraft, assets })
}

async function stored() {
  const { docs } = await payload.find({ collection: 'redirects', sort: 'from', depth: 0 })
  return docs.map(({ from, url }) => ({ from, url }))
}

it('an import as a draft creates no redirect', async () => {
  await importFile({ aliases: ['/questions'] }, true)
  await importFile({ aliases: ['/questions'], draft: true })
  expect(await stored()).toEqual([])
})

it('an import creates redirects from the former addresses of a page and of its files, once', async () => {
  const { written } = await importFile({ aliases: ['/questions', 'foire'] })
  expect(written).toEqual(
    expect.arrayContaining([
      'Création : redirection « /Reglement_7.pdf »',
      'Création : redirection « /questions »',
      'Création : redirection « /aide/foire »',
    ]),
  )
  const file = { from: 'Reglement_7.pdf', url: '/documents/reglement-7.pdf' }
  const pages = ['aide/foire', 'questions'].map((from) => ({ from, url: null }))
  expect(await stored()).toEqual([file, ...pages])
  expect((await importFile({ aliases: ['/questions', 'foire'] })).written).toEqual([])
})

it('an import keeps what a person chose for the former address of a file', async () => {
  const where = { from: { equals: 'Reglement_7.pdf' } }
  await payload.update({ collection: 'redirects', where, data: { url: '/ailleurs.pdf' } })
  expect((await importFile({})).written).toEqual([])
  expect((await stored())[0]).toEqual({ from: 'Reglement_7.pdf', url: '/ailleurs.pdf' })
})

onSqlite('an import is refused whole when a former address is that of another page', async () => {
  const taking = { title: 'Autre', address: 'aide/autre', aliases: ['/questions'] }
  await expect(importFile(taking)).rejects.toThrow(Refused)
  await expect(importFile(taking)).rejects.toThrow('redirection « /questions »')
  const where = { slug: { equals: 'aide/autre' } }
  expect(await payload.count({ collection: 'pages', where })).toEqual({ totalDocs: 0 })
})
