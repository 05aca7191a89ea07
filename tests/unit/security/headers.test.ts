import { describe, expect, it } from '@jest/globals'

import { declareAddress } from '@/platform/http/own-addresses'
import { areaOf } from '@/platform/security/content-policy'
import { securityHeaders } from '@/platform/security/headers'

const NONCE = 'bm9uY2U='
// As plugins do.
declareAddress({ path: '/apercu', area: 'preview' })
declareAddress({ path: '/partage', isPrivate: true })
declareAddress({ path: '/appels/prevenir', area: 'form' })

const headersAt = (path: string, isHttps = true, isDevelopment?: boolean) =>
  securityHeaders({ path, area: areaOf(path), nonce: NONCE, isHttps, isDevelopment })

/** The policy at `path`, by directive. */
function policyAt(path: string): Record<string, string> {
  const policy = headersAt(path)['Content-Security-Policy'] ?? ''
  return Object.fromEntries(
    policy.split('; ').map((directive) => directive.split(/ (.*)/, 2) as [string, string]),
  )
}

it('areaOf finds the area of a path, and treats all other paths as public pages', () => {
  const paths = ['/', '/administrations', '/partage/x', '/%61dmin', '/admin', '/admin/login']
  expect(paths.map(areaOf)).toEqual(['public', 'public', 'public', 'public', 'admin', 'admin'])
  const others = ['/apercu', '/apercu/a', '/api', '/api/users', '/assets/1/a', '/_next/static/a']
  expect(others.map(areaOf)).toEqual(['preview', 'preview', 'api', 'api', 'asset', 'asset'])
  const alike = ['/apercus', '/apis', '/assets', '/x/admin', '/x/apercu', '/x/api', '/x/assets/']
  expect(alike.map(areaOf)).toEqual(alike.map(() => 'public'))
})

describe('the content security policy', () => {
  it('lets a public page load only files of the site, run nothing inline and not be framed', () => {
    expect(policyAt('/participer')).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'manifest-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'report-uri': '/rapports-csp',
    })
    expect(policyAt('/partage/x')).toEqual(policyAt('/participer'))
    for (const path of ['/appels/prevenirs', '/participer/appels/prevenir']) {
      expect(policyAt(path)).toEqual(policyAt('/participer'))
    }
  })

  it('lets only the forms of visitors be submitted among public pages, and only to the site', () => {
    for (const path of ['/appels/prevenir', '/appels/prevenir/pour/participer']) {
      expect(policyAt(path)).toEqual({ ...policyAt('/participer'), 'form-action': "'self'" })
      // The address may contain a key, but the form must send its origin.
      expect(headersAt(path)['Referrer-Policy']).toBe('strict-origin')
      expect(headersAt(path)['Cross-Origin-Resource-Policy']).toBe('same-origin')
    }
  })

  it('lets the admin frame the preview, and runs only inline scripts with the nonce of the response', () => {
    const policy = policyAt('/apercu/participer')
    expect(policy['script-src']).toBe(`'self' 'nonce-${NONCE}'`)
    expect(policy['style-src']).toBe("'self'")
    expect(policy['frame-ancestors']).toBe("'self'")
  })

  it('allows inline styles and chosen files in the admin, but no inline script without the nonce', () => {
    const policy = policyAt('/admin/collections/pages')
    expect(policy['script-src']).toBe(`'self' 'nonce-${NONCE}'`)
    expect(policy['style-src']).toBe("'self' 'unsafe-inline'")
    expect(policy['img-src']).toBe("'self' data: blob:")
    expect(policy['default-src']).toBe("'none'")
    expect(policy['object-src']).toBeUndefined()
  })

  it('allows nothing in a response that is not a page', () => {
    expect(policyAt('/assets/1/a.svg')).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(policyAt('/api/pages')).toEqual({
      ...policyAt('/assets/1/a.svg'),
      'report-uri': '/rapports-csp',
    })
  })

  it('lets the pages of Next connect only to the site, and reload themselves in development', () => {
    const scriptsAt = (path: string, isDevelopment?: boolean) => {
      const policy = headersAt(path, true, isDevelopment)['Content-Security-Policy']!
      return policy.split('; ').filter((directive) => /^(script|connect)-src/.test(directive))
    }
    for (const path of ['/admin', '/apercu/a']) {
      const own = [`script-src 'self' 'nonce-${NONCE}'`, "connect-src 'self'"]
      expect([scriptsAt(path), scriptsAt(path, false)]).toEqual([own, own])
      expect(scriptsAt(path, true)).toEqual([`${own[0]} 'unsafe-eval'`, `${own[1]} ws:`])
    }
    expect(scriptsAt('/participer', true)).toEqual(["script-src 'self'", "connect-src 'self'"])
  })

  it('lets the admin submit its forms, and frame itself and the preview', () => {
    for (const path of ['/admin', '/apercu/a']) {
      expect(policyAt(path)).toMatchObject({ 'form-action': "'self'", 'frame-ancestors': "'self'" })
    }
    expect(policyAt('/admin')['frame-src']).toBe("'self'")
    expect(policyAt('/apercu/a')['frame-src']).toBeUndefined()
  })
})

it('X-Frame-Options lets only the site frame the admin and the preview, and no site frame the rest', () => {
  const framed = (path: string) => headersAt(path)['X-Frame-Options']
  expect(['/admin', '/apercu/a', '/', '/api/pages'].map(framed)).toEqual([
    'SAMEORIGIN',
    'SAMEORIGIN',
    'DENY',
    'DENY',
  ])
})

it('a page does not share its window with other sites, and disables browser features like the camera', () => {
  const { 'Permissions-Policy': permissions, ...headers } = headersAt('/participer')
  expect(headers['Cross-Origin-Opener-Policy']).toBe('same-origin')
  const features = permissions!.split(', ')
  expect(features).toEqual(expect.arrayContaining(['camera=()', 'geolocation=()', 'payment=()']))
  for (const feature of features) expect(feature).toMatch(/^[a-z-]+=\(\)$/)
  expect(headersAt('/assets/1/a.css')).not.toHaveProperty('Permissions-Policy')
  // Staff log in with passkeys, visitors do not.
  expect(permissions).toContain('publickey-credentials-get=()')
  expect(headersAt('/admin/login')['Permissions-Policy']).not.toContain('publickey')
})

it('violations are reported through report-uri, which every browser supports, with HTTPS or without', () => {
  for (const isHttps of [true, false]) {
    const policy = headersAt('/', isHttps)['Content-Security-Policy']
    expect(policy).toMatch(/; report-uri \/rapports-csp$/)
  }
})

it('Strict-Transport-Security is sent only when the site has HTTPS', () => {
  for (const path of ['/', '/assets/1/a.css', '/admin']) {
    expect(headersAt(path)['Strict-Transport-Security']).toBe('max-age=63072000')
    expect(headersAt(path, false)).not.toHaveProperty('Strict-Transport-Security')
    expect(headersAt(path)['X-Content-Type-Options']).toBe('nosniff')
  }
})

it('the Referer header never contains an address that is a key, nor tells other sites an address of staff', () => {
  const referrerAt = (path: string) => headersAt(path)['Referrer-Policy']
  expect(referrerAt('/partage/cle')).toBe('no-referrer')
  for (const path of ['/admin/x', '/apercu/x', '/api/x']) {
    expect(referrerAt(path)).toBe('same-origin')
    expect(headersAt(path)['Cross-Origin-Resource-Policy']).toBe('same-origin')
  }
  expect(referrerAt('/partage')).toBe('no-referrer')
  // The address of a new password is a key too, but its form must send its origin.
  expect(referrerAt('/admin/reset/cle')).toBe('strict-origin')
  expect(referrerAt('/admin/verify/cle')).toBe('strict-origin')
  for (const path of ['/partages', '/x/partage/', '/x/admin/reset/a', '/x/admin']) {
    expect([path, referrerAt(path)]).toEqual([path, 'strict-origin-when-cross-origin'])
    expect(headersAt(path)).not.toHaveProperty('Cross-Origin-Resource-Policy')
  }
  expect(headersAt('/partage/cle')['Cross-Origin-Resource-Policy']).toBe('same-origin')
  expect(referrerAt('/participer')).toBe('strict-origin-when-cross-origin')
  expect(headersAt('/images/a.png')).not.toHaveProperty('Cross-Origin-Resource-Policy')
})

it('only the pages of staff are kept out of search engines', () => {
  for (const path of ['/admin', '/admin/login', '/api/pages', '/apercu/participer']) {
    expect(headersAt(path)).toHaveProperty('X-Robots-Tag', 'noindex, nofollow')
  }
  for (const path of ['/', '/administrations', '/images/a.webp']) {
    expect(headersAt(path)).not.toHaveProperty('X-Robots-Tag')
  }
})
