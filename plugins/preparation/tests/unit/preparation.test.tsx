/** React writes markup with its Node build, as on the server.
 * @jest-environment-options {"customExportConditions": ["node", "node-addons"]}
 */
import { TextEncoder } from 'node:util'

import { beforeEach, describe, expect, it, jest } from '@jest/globals'
import { fireEvent, within } from '@testing-library/react'
import { strFromU8, unzipSync } from 'fflate'

import type { PageView, SectionOf } from '@/components/views'
import { filledSection } from '@/tests/fixtures/filled'
import { assets, markdown, page, site } from '@/tests/fixtures/views'
import { written } from '@/tests/unit/page/static'

import { preparedSections } from '../../rules'
import { slots } from '../../slots'

// Browsers have it; jsdom does not.
globalThis.TextEncoder = TextEncoder
jest.unstable_mockModule('@/platform/assets', () => ({ readAssets: () => assets }))
const { PreparationDocument } = await import('../../page/PreparationDocument')
const { dossierMarkdown } = await import('../../page/dossier')
const { dossierOdt } = await import('../../page/odt')

/** The document that was written last: `screen` keeps the first one. */
const shown = () => within(document.body)

const FILE = { href: '/documents/reglement.pdf', format: 'PDF', bytes: 1000 }
const downloads = filledSection('downloads', {
  id: 'documents',
  title: 'Les documents',
  downloads: [{ id: 'reglement', label: 'Règlement', file: FILE }],
})
const offered: PageView = {
  ...page,
  call: { ...page.call!, added: { preparation: true } },
  sections: [...page.sections, downloads],
}

describe('the link to the preparation', () => {
  const links = (of: PageView) => slots.callLinks!.flatMap((linksOf) => linksOf(of))

  it('is on the page of a call that offers it', () => {
    expect(links(offered)).toEqual([
      { label: 'Préparer mon dossier', href: '/participer/administrations/preparer' },
    ])
  })

  it.each([
    ['the call does not offer it', { call: { ...page.call!, added: { preparation: false } } }],
    ['no call is published', { call: null }],
    ['the page inherits its call', { callsAt: '/participer' }],
    ['the page has nothing to prepare for', { sections: [] }],
  ])('is missing when %s', (_, change) => {
    expect(links({ ...offered, ...change })).toEqual([])
  })
})

describe('the preparation', () => {
  let copy = 0

  /** Opens the page as a browser does: markup, then script. Returns once the script has run. */
  async function visit(of = offered) {
    written(<PreparationDocument page={of} site={site} sections={preparedSections(of)} />)
    // Each query loads the script anew, as each page does.
    jest.resetModules()
    copy += 1
    await import(`../../page/script?${copy}`)
  }

  const choice = (name: string, of = 0) =>
    shown().getAllByRole<HTMLInputElement>('radio', { name })[of]!
  const note = (name: string) => shown().getByLabelText<HTMLTextAreaElement>(name)
  const type = (name: string, value: string) => fireEvent.input(note(name), { target: { value } })

  beforeEach(() => localStorage.clear())

  it('asks about each criterion, step and document of the page, and has no form that could send the answers', async () => {
    await visit()
    const questions = document.querySelectorAll('main legend')
    expect([...questions].map(({ textContent }) => textContent)).toEqual([
      'Votre projet répond-il au critère\u00a01\u00a0?',
      'Votre projet répond-il au critère\u00a02\u00a0?',
      'Où en êtes-vous de l’étape\u00a01\u00a0?',
      'Où en êtes-vous de l’étape\u00a02\u00a0?',
      'Où en êtes-vous du document\u00a01\u00a0?',
    ])
    expect(shown().getByRole('link', { name: /Règlement/ })).toHaveAttribute('href', FILE.href)
    expect(shown().getByRole('link', { name: /Problème avéré/ })).toHaveAttribute(
      'href',
      '/participer/administrations#avere',
    )
    expect(document.querySelector('main form')).toBeNull()
  })

  it('shows the answers again at the next visit', async () => {
    await visit()
    fireEvent.click(choice('En partie'))
    type('Notes sur le critère 2', 'Dix mille\nagents')
    await visit()
    expect(choice('En partie').checked).toBe(true)
    expect(choice('En partie', 1).checked).toBe(false)
    expect(note('Notes sur le critère 2').value).toBe('Dix mille\nagents')
  })

  it('marks a criterion whose words changed, until it is answered again', async () => {
    await visit()
    fireEvent.click(choice('Oui'))
    const [criteria] = preparedSections(offered) as [SectionOf<'criteria'>]
    const changed = criteria.criteria.map((criterion) =>
      criterion.id === 'avere' ? { ...criterion, description: markdown('Prouvé.') } : criterion,
    )
    const after = { ...offered, sections: [{ ...criteria, criteria: changed }] }
    await visit(after)
    expect(shown().getAllByText(/depuis votre réponse du/)).toHaveLength(1)
    fireEvent.click(choice('Non'))
    expect(shown().queryByText(/depuis votre réponse du/)).toBeNull()
    await visit(after)
    expect(shown().queryByText(/depuis votre réponse du/)).toBeNull()
  })

  it('keeps what was noted about a criterion that the page no longer has', async () => {
    await visit()
    type('Notes sur le critère 1', 'Trois entretiens')
    const [criteria] = preparedSections(offered) as [SectionOf<'criteria'>]
    await visit({ ...offered, sections: [{ ...criteria, criteria: [criteria.criteria[1]!] }] })
    const retired = shown().getByText(/Trois entretiens/)
    expect(retired).toHaveTextContent('Problème avéré')
    expect(retired.closest('[hidden]')).toBeNull()
  })

  it('says what to do when the browser keeps nothing', async () => {
    await visit()
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    type('Autres notes', 'À garder')
    expect(shown().getByRole('alert')).toHaveTextContent('imprimez-les ou téléchargez-les')
    full.mockRestore()
    type('Autres notes', 'À garder !')
    expect(shown().queryByRole('alert')).toBeNull()
  })

  it('erases the answers when the visitor confirms, and only then', async () => {
    await visit()
    type('Autres notes', 'Un secret')
    const confirm = jest
      .spyOn(window, 'confirm')
      .mockReturnValueOnce(false)
      .mockReturnValueOnce(true)
    const erase = () =>
      fireEvent.click(shown().getByRole('button', { name: 'Effacer mes réponses' }))
    erase()
    expect(note('Autres notes').value).toBe('Un secret')
    erase()
    expect(note('Autres notes').value).toBe('')
    expect(localStorage).toHaveLength(0)
    confirm.mockRestore()
  })
})

describe('the files', () => {
  const dossier = {
    title: 'Mon dossier – Administrations',
    href: 'https://mission.exemple.fr/participer/administrations',
    entries: [
      {
        name: 'Critère 1 : [Avéré]',
        href: 'https://mission.exemple.fr/participer/administrations#avere',
        text: 'Confirmé.',
        answer: 'Oui',
        note: 'Une ligne\nUne <autre> & \u0001fin',
      },
      { name: 'Autres notes', href: '', text: '', answer: '', note: '' },
    ],
  }

  it('are readable Markdown with a link to each criterion', () => {
    expect(dossierMarkdown(dossier).split('\n\n')).toEqual([
      '# Mon dossier – Administrations',
      'Page : <https://mission.exemple.fr/participer/administrations>',
      '## [Critère 1 : \\[Avéré\\]](https://mission.exemple.fr/participer/administrations#avere)',
      '> Confirmé.',
      '**Réponse : Oui**',
      'Une ligne  \nUne <autre> & \u0001fin',
      '## Autres notes\n',
    ])
  })

  it('are an OpenDocument archive with well-formed XML, whose media type comes first', () => {
    const bytes = dossierOdt(dossier)
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toEqual(['mimetype', 'content.xml', 'META-INF/manifest.xml'])
    const content = new DOMParser().parseFromString(strFromU8(files['content.xml']!), 'text/xml')
    expect(content.querySelector('parsererror')).toBeNull()
    expect(content.documentElement.textContent).toContain('Une <autre> & fin')
    expect(content.getElementsByTagName('text:a')[1]?.getAttribute('xlink:href')).toBe(
      'https://mission.exemple.fr/participer/administrations#avere',
    )
    // ODF 1.2, part 3, 3.3: readers find the media type at byte 38.
    expect(strFromU8(bytes.slice(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
  })
})
