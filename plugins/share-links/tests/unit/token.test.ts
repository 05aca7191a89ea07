import { expect, it } from '@jest/globals'

import { idOfToken, isTokenOf, shareToken } from '@/plugins/share-links/token'

const SECRET = 'secret-du-site-'.repeat(3)
const LINK = { id: 'lien-1', pageId: 'page-1', expiresAt: new Date('2027-02-03T12:00:00.000Z') }
const SIGNATURE = 'oYE-NH66Av_-s-LS7i_oZl3167tydmUpa_Seq8-A-M8'
const TOKEN = `lien-1.1801656000000.${SIGNATURE}`

it('a token does not change between releases, so that sent links stay valid', () => {
  expect(shareToken(LINK, SECRET)).toBe(TOKEN)
})

it('a token is valid only for its link, page, date and secret', () => {
  expect(isTokenOf(LINK, TOKEN, SECRET)).toBe(true)
  for (const other of [
    { ...LINK, id: 'lien-2' },
    { ...LINK, pageId: 'page-2' },
    { ...LINK, expiresAt: new Date('2027-02-03T12:00:00.001Z') },
  ]) {
    expect(isTokenOf(other, TOKEN, SECRET)).toBe(false)
  }
  expect(isTokenOf(LINK, TOKEN, 'un-autre-secret'.repeat(3))).toBe(false)
})

it('a token is invalid with one character changed, removed or added', () => {
  for (const [at, character] of [...TOKEN].entries()) {
    const [before, after] = [TOKEN.slice(0, at), TOKEN.slice(at + 1)]
    expect(isTokenOf(LINK, before + after, SECRET)).toBe(false)
    expect(isTokenOf(LINK, `${before}${character === 'x' ? 'y' : 'x'}${after}`, SECRET)).toBe(false)
  }
  expect(isTokenOf(LINK, `${TOKEN}A`, SECRET)).toBe(false)
})

it('a token contains the id of its link, for the ids of each database', () => {
  expect(idOfToken(TOKEN)).toBe('lien-1')
  for (const id of ['a', '67a0c2f4b1d2e3f405162738', '2f1c7d0e-6a43-4f7b-9d3c-0a1b2c3d4e5f']) {
    expect(idOfToken(shareToken({ ...LINK, id }, SECRET))).toBe(id)
  }
  expect(idOfToken(`${'a'.repeat(64)}.1.${SIGNATURE}`)).toBe('a'.repeat(64))
  expect(idOfToken(`a.${'1'.repeat(15)}.${SIGNATURE}`)).toBe('a')
})

it.each([
  ['nothing', ''],
  ['an empty part', `.1.${SIGNATURE}`],
  ['a part too many', `lien-1.1.2.${SIGNATURE}`],
  ['words before it', `un lien-1.1.${SIGNATURE}`],
  ['words after it', `${TOKEN}/secrete`],
  ['a character outside its alphabet', `lien'1.1.${SIGNATURE}`],
  ['no date', `lien-1..${SIGNATURE}`],
  ['a date in words', `lien-1.demain.${SIGNATURE}`],
  ['a short signature', `lien-1.1.${SIGNATURE.slice(1)}`],
  ['a long id', `${'a'.repeat(65)}.1.${SIGNATURE}`],
  ['a long date', `lien-1.${'1'.repeat(16)}.${SIGNATURE}`],
])('a token is malformed with %s', (_, text) => {
  expect(idOfToken(text)).toBeNull()
})
