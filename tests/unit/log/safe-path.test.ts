import { describe, expect, it } from '@jest/globals'

import { safePath } from '@/platform/log/log-request'

describe('the path that is logged', () => {
  it.each([
    ['/participer/administrations', '/participer/administrations'],
    ['/recherche?q=marie.dupont@exemple.fr', '/recherche'],
    ['/partage/6512.1790000000000.abcDEF_-', '/partage/[…]'],
    ['/partage/', '/partage/'],
    ['/admin/reset/0f3b9c', '/admin/reset/[…]'],
    ['/admin/verify/0f3b9c?x=1', '/admin/verify/[…]'],
    ['/api/users/login', '/api/users/login'],
    ['/api/users/reset-password', '/api/users/reset-password'],
    ['/api/users/65f1c0ffee65f1c0ffee65f1', '/api/users/[…]'],
    [
      '/admin/collections/users/0b0e7f3a-5a5e-4f65-9d5b-0d3c7c1d2e3f/versions',
      '/admin/collections/users/[…]/versions',
    ],
    ['/api/pages/65f1c0ffee65f1c0ffee65f1', '/api/pages/65f1c0ffee65f1c0ffee65f1'],
  ])('of %s is %s', (url, path) => {
    expect(safePath(url)).toBe(path)
  })

  it('is cut when it is endless', () => {
    expect(safePath(`/${'a'.repeat(5000)}`).length).toBeLessThan(250)
  })
})
