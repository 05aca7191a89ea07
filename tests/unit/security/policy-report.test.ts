import { expect, it } from '@jest/globals'

import { parseReports } from '@/lib/security/policy-report'

const KEPT = {
  directive: 'script-src-elem',
  blocked: 'https://pub.example/suivi.js',
  page: 'https://site.exemple.fr/partage',
  source: 'https://site.exemple.fr/assets',
}

it('keeps of a report what was stopped and where, not the key that an address may hold', () => {
  const reports = parseReports({
    'csp-report': {
      'effective-directive': 'script-src-elem',
      'violated-directive': 'script-src-elem',
      'blocked-uri': 'https://pub.example/suivi.js?qui=camille',
      'document-uri': 'https://site.exemple.fr/partage/une-cle.1.signature?mot=secret',
      'source-file': 'https://site.exemple.fr/assets/1/menu.js',
      referrer: 'https://ailleurs.example/',
      'script-sample': 'mot de passe',
    },
  })
  expect(reports).toEqual([KEPT])
  expect(JSON.stringify(reports)).not.toMatch(/cle|secret|camille|sample|mot de passe/)
})

it('reads those of the Reporting API, several at once', () => {
  const body = {
    effectiveDirective: 'script-src-elem',
    blockedURL: 'https://pub.example/suivi.js',
    documentURL: 'https://site.exemple.fr/partage/x',
    sourceFile: 'https://site.exemple.fr/assets/1/menu.js',
  }
  const inline = { ...body, blockedURL: 'inline', sourceFile: undefined }
  const reports = [body, inline].map((one) => ({ type: 'csp-violation', age: 5, body: one }))
  expect(parseReports(reports)).toEqual([KEPT, { ...KEPT, blocked: 'inline', source: '' }])
})

it('keeps neither data nor words written where an address should be', () => {
  const report = {
    'blocked-uri': 'data:text/html,bonjour',
    'document-uri': 'un texte de quelqu’un',
  }
  const [kept] = parseReports({ 'csp-report': report }) ?? []
  expect(kept).toEqual({ directive: '', blocked: 'data:', page: '?', source: '' })
})

it('keeps a few characters of each part, of a directive its name alone', () => {
  const long = 'a'.repeat(4_000)
  const kept = (directive: string, address: string) =>
    parseReports({ 'csp-report': { 'violated-directive': directive, 'blocked-uri': address } })![0]!
  expect(kept("img-src 'self' data:", '')).toMatchObject({ directive: 'img-src' })
  for (const directive of [long, 'camille@example.fr', `${'a@'.repeat(2_000)}`]) {
    expect(kept(directive, '').directive).toBe('?')
  }
  expect(kept('', `https://pub.example/${long}`).blocked).toBe(
    `https://pub.example/${'a'.repeat(60)}`,
  )
  for (const address of [`https://${long}.example/`, `${long}:x`]) {
    expect(kept('', address).blocked.length).toBeLessThan(400)
  }
})

it.each([[null], ['texte'], [{}], [[{ type: 'csp-violation' }]], [{ 'csp-report': 3 }]])(
  'takes %j for no report',
  (body) => expect(parseReports(body)).toBeNull(),
)
