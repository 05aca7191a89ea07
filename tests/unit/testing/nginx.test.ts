import { expect, it } from '@jest/globals'

import { BROTLI, missingPackages } from '@/scripts/testing/nginx'

it('installs what is missing of nginx, its module alone where that is all', () => {
  expect(missingPackages(() => false)).toContain('nginx-light')
  expect(missingPackages((file) => file !== BROTLI)).toEqual(['libnginx-mod-http-brotli-filter'])
  expect(missingPackages(() => true)).toEqual([])
})
