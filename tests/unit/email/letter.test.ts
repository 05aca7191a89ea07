import { describe, expect, it } from '@jest/globals'

import { letter, plainLetter } from '@/platform/mail/mail'

const ADDRESS = 'https://site.exemple.fr/admin?a=1&b=2'

describe('a letter', () => {
  it('has the same content as plain text and as HTML', () => {
    const html = letter('Camille Durand', [
      'Première ligne\nseconde.',
      { address: ADDRESS, label: 'Lire <ici>' },
    ])
    expect(html).toContain('<p>Bonjour Camille Durand,</p>')
    expect(html).toContain('<p>Première ligne<br>seconde.</p>')
    // On a phone, a full address would make the email wider than the screen.
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">')
    expect(html).toContain(`<a href="${ADDRESS.replace('&', '&amp;')}">Lire &lt;ici&gt;</a>`)
    expect(plainLetter(html)).toBe(
      [
        'Bonjour Camille Durand,',
        'Première ligne\nseconde.',
        ADDRESS,
        'Le site Entrepreneurs d’intérêt général\n',
      ].join('\n\n'),
    )
  })

  it('shows typed markup as text', () => {
    const typed = '<img src="https://pirate.example"> & <a href="x">ici</a> &lt;'
    const html = letter('<b>Camille</b>', [typed])
    expect(html).not.toMatch(/<img|<a |<b>/)
    expect(plainLetter(html)).toContain(`Bonjour <b>Camille</b>,\n\n${typed}\n\n`)
  })

  it.each([null, undefined, ' '])('greets an account without a name (%j)', (name) => {
    expect(letter(name, [])).toContain('<p>Bonjour,</p>')
  })
})
