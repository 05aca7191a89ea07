import { expect, it } from '@jest/globals'
import { render } from '@testing-library/react'

import { OverrideWarning } from '@/components/admin/CallCard'

const warning = (by: string | null) =>
  render(<OverrideWarning override={{ to: 'open', until: null, reason: 'Report.', by }} />)
    .container.textContent

it('names who forced a call', () => {
  expect(warning('Camille')).toContain('par Camille, sans fin.')
})

it('does not say that an import did where the account may have been deleted', () => {
  expect(warning(null)).toContain('par un import ou un compte supprimé, sans fin.')
})
