import { expect, it } from '@jest/globals'

import { parseReport } from '@/site/policy-reports'

const KEPT = {
  directive: 'script-src-elem',
  blocked: 'https://pub.example/suivi.js',
  page: 'https://site.exemple.fr/partage',
  source: 'https://site.exemple.fr/assets',
}

it('keeps what was blocked and where, without the key that an address may contain', () => {
  const report = parseReport({
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
  expect(report).toEqual(KEPT)
  expect(JSON.stringify(report)).not.toMatch(/cle|secret|camille|sample|mot de passe/)
})

it('keeps neither data nor text that is written instead of an address', () => {
  const report = {
    'blocked-uri': 'data:text/html,bonjour',
    'document-uri': 'un texte de quelqu’un',
  }
  expect(parseReport({ 'csp-report': report })).toEqual({
    directive: '',
    blocked: 'data:',
    page: '?',
    source: '',
  })
})

it('limits the length of each part, and keeps only the name of a directive', () => {
  const long = 'a'.repeat(4_000)
  const kept = (directive: string, address: string) =>
    parseReport({ 'csp-report': { 'violated-directive': directive, 'blocked-uri': address } })!
  expect(kept("img-src 'self' data:", '')).toMatchObject({ directive: 'img-src' })
  for (const directive of [long, 'camille@example.fr', `${'a@'.repeat(2_000)}`]) {
    expect(kept(directive, '').directive).toBe('?')
  }
  expect(kept('', `https://pub.example/${long}`).blocked).toBe(
    `https://pub.example/${'a'.repeat(60)}`,
  )
  expect(kept('', `https://${long}.example/`).blocked).toBe(`https://${'a'.repeat(262)}/`)
  expect(kept('', `${long}:x`).blocked).toBe('a'.repeat(60))
  expect(kept('', 'https://pub.example').blocked).toBe('https://pub.example/')
  expect(kept('a'.repeat(40), 'a'.repeat(40))).toMatchObject({
    directive: 'a'.repeat(40),
    blocked: 'a'.repeat(40),
  })
  expect(kept('a'.repeat(41), 'a'.repeat(41))).toMatchObject({ directive: '?', blocked: '?' })
})

it('prefers the effective directive to the violated one', () => {
  const named = (report: object) => parseReport({ 'csp-report': report })!.directive
  const both = { 'effective-directive': 'script-src-elem', 'violated-directive': 'default-src' }
  expect(named(both)).toBe('script-src-elem')
  expect(named({ 'violated-directive': 'default-src' })).toBe('default-src')
})

it('accepts a report without details', () => {
  const nothing = { directive: '', blocked: '', page: '', source: '' }
  expect(parseReport({ 'csp-report': { 'source-file': null } })).toEqual(nothing)
})

it('accepts addresses as long as browsers send, and no longer', () => {
  const blocked = (length: number) => ({ 'csp-report': { 'blocked-uri': 'a'.repeat(length) } })
  expect(parseReport(blocked(4_096))).not.toBeNull()
  expect(parseReport(blocked(4_097))).toBeNull()
})

it.each([[null], ['texte'], [{}], [[]], [{ 'csp-report': 3 }]])(
  'does not accept %j as a report',
  (body) => expect(parseReport(body)).toBeNull(),
)
