/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { expect, it } from '@jest/globals'

import { ErrorDocument } from '@/components/page/ErrorDocument'
import { frenchTypography } from '@/text/typography'

import { assets, site } from '../../fixtures/views'
import { written } from './static'

it.each([
  [404, 'Page non trouvée'],
  [500, 'Erreur inattendue'],
  [503, 'Page momentanément indisponible'],
] as const)('explains a %i and leads home', (status, title) => {
  const page = written(<ErrorDocument status={status} site={site} assets={assets} />)
  expect(page.querySelector('h1')).toHaveTextContent(title)
  expect(page.querySelector('main a')).toHaveAttribute('href', '/')
  expect(page.querySelector('meta[name=robots]')).toHaveAttribute('content', 'noindex')
  expect(page.querySelector('link[rel=canonical]')).toBeNull()
})

it('gives a reference under which the cause can be found, if there is one', () => {
  const words = (reference?: string) =>
    written(
      <ErrorDocument status={500} reference={reference} site={site} assets={assets} />,
    ).querySelector('main')?.textContent
  expect(words('b7c1-0001')).toContain('référence')
  expect(words('b7c1-0001')).toContain('b7c1-0001')
  expect(words()).not.toContain('référence')
})

it.each([400, 404, 405, 429, 500, 503] as const)('is typeset, as a %i', (status) => {
  const page = written(
    <ErrorDocument status={status} reference="b7c1-0001" site={site} assets={assets} />,
  )
  const words = page.querySelector('main')!.textContent
  expect(words).toBe(frenchTypography(words))
})
