import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, expect, it } from '@jest/globals'

import { importPage } from '@/content/import'

import { pdf } from '../fixtures/files'
import { fileWith, read } from '../fixtures/source/source-file'
import { testSite } from '../support/payload'
import { temporaryFolder } from '../support/server'

const assets = temporaryFolder()
mkdirSync(path.join(assets, 'img'))
writeFileSync(path.join(assets, 'img/Reglement_7.pdf'), pdf())
afterAll(() => rmSync(assets, { recursive: true, force: true }))

const FORMER = 'https://www.eig.numerique.gouv.fr'
const { payload } = await testSite()

const program = `Voir [les questions](${FORMER}/participer/faq?v=2#qui), [le règlement](http://eig.etalab.gouv.fr/img/Reglement_7.pdf), [ce site](https://site.exemple.fr/participer/faq/).

[L’accueil](${FORMER}/), [les défis](${FORMER}/defis/2019), [une image](${FORMER}/img/absente.png), [ailleurs](https://etalab.gouv.fr/participer/faq).`

const call = { title: 'Règlement', url: `${FORMER}/img/Reglement_7.pdf` }

function importFile(asDraft = false) {
  const result = read(fileWith({ program, head: { title: 'Administrations', call } }))
  if (!result.ok) throw new Error('The file is refused.')
  const together = ['/participer/faq']
  return importPage(payload, result.source, { asDraft, assets, together })
}

it('makes links to former hosts its own where it has what they name, and tells of the others', async () => {
  expect((await importFile(true)).nowhere).toHaveLength(2)
  expect((await payload.count({ collection: 'redirects' })).totalDocs).toBe(0)

  const { nowhere } = await importFile()
  expect(nowhere).toEqual([`${FORMER}/defis/2019`, `${FORMER}/img/absente.png`])
  const { docs: pages } = await payload.find({ collection: 'pages' })
  expect(pages[0]?.sections).toMatchObject([
    {
      body: `Voir [les questions](/participer/faq?v=2#qui), [le règlement](/documents/reglement-7.pdf), [ce site](/participer/faq/).

[L’accueil](/), [les défis](${FORMER}/defis/2019), [une image](${FORMER}/img/absente.png), [ailleurs](https://etalab.gouv.fr/participer/faq).`,
    },
  ])
  const { docs: calls } = await payload.find({ collection: 'calls' })
  expect(calls[0]?.rulesUrl).toBe('/documents/reglement-7.pdf')
})

it('keeps the former address of a file alive, unless it leads elsewhere', async () => {
  const aliases = async () => {
    const { docs } = await payload.find({ collection: 'redirects' })
    return docs.map(({ id, from, url }) => ({ id, from, url }))
  }
  const [alias, ...others] = await aliases()
  expect(others).toEqual([])
  expect(alias).toMatchObject({ from: 'img/Reglement_7.pdf', url: '/documents/reglement-7.pdf' })
  await payload.update({ collection: 'redirects', id: alias!.id, data: { url: '/ailleurs.pdf' } })
  expect((await importFile()).written).toEqual([])
  expect(await aliases()).toEqual([{ ...alias, url: '/ailleurs.pdf' }])
})
