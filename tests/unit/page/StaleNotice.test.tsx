/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { expect, it } from '@jest/globals'

import { StaleNotice } from '@/components/page/StaleNotice'
import { frenchMoment } from '@/text/french-date'
import { frenchTypography } from '@/text/typography'

import { written } from './static'

it('says until when what it shows was known to be so, typeset', () => {
  const knownAt = new Date('2027-03-31T16:00:00Z')
  const notice = written(<StaleNotice knownAt={knownAt} />)
  const words = notice.body.textContent
  expect(words).toContain(frenchMoment(knownAt))
  expect(words).toBe(frenchTypography(words))
})
