import { describe, expect, it } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'

import { OverrideWarning } from '@/components/admin/dashboard/CallsCard'
import { dragWords, nameCopiedRows, repair } from '@/components/admin/accessibility/repairs'
import { selectWords } from '@/components/admin/accessibility/select-words'
import { documentLink, imageMarkdown } from '@/components/admin/files/written'
import { ownWords } from '@/components/admin/own-words'
import { inputText, storedWords } from '@/components/admin/paris-date-words'
import { parisInstant } from '@/text/paris-time'

/** Replaces no-break spaces with plain spaces. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('dragWords translates what is announced during dragging', () => {
  it.each([
    ['Picked up draggable item 0.', 'Élément pris.'],
    ['Draggable item 0 was moved over droppable area 1.', 'Élément sur une autre place.'],
    ['Draggable item 0 is no longer over a droppable area.', 'Élément hors de toute place.'],
    ['Draggable item 0 was dropped over droppable area 1', 'Élément déposé.'],
    ['Dragging was cancelled. Draggable item 0 was dropped.', 'Déplacement annulé.'],
    ['Élément pris.', 'Élément pris.'],
  ])('%s', (said, words) => expect(dragWords(said)).toBe(words))
})

describe('selectWords translates what a select field announces to screen readers', () => {
  it.each([
    [
      'Select is focused ,type to refine list, press Down to open the menu, ',
      'Tapez pour chercher ; la flèche bas ouvre la liste.',
    ],
    [
      'Select is focused ,type to refine list, press Down to open the menu,  press left to focus selected values',
      'Tapez pour chercher ; la flèche bas ouvre la liste, la flèche gauche parcourt ce qui est choisi.',
    ],
    ['option Clos, selected.', 'Choisi : Clos.'],
    ['option Une page, deselected.', 'Retiré : Une page.'],
    ['All selected options have been cleared.', 'Plus rien n’est choisi.'],
    ['value Avéré focused, 2 of 12.', 'Avéré, 2 sur 12.'],
    ['Clos selected, 2 of 3.', 'Clos, choisi, 2 sur 3.'],
    ['Clos, de force, 2 of 3.', 'Clos, de force, 2 sur 3.'],
    ['3 results available.', 'Résultats : 3.'],
    ['1 result available for search term $&.', 'Résultats pour « $& » : 1.'],
    ['Choisi : Clos.', 'Choisi : Clos.'],
  ])('%s', (said, words) => expect(plain(selectWords(said))).toBe(words))

  it('is applied to the live region now and when it changes', async () => {
    const { container } = render(
      <div>
        <span id="react-select-2-live-region">
          <span id="aria-selection">option Clos, selected.</span>
        </span>
        <span aria-live="polite" role="log" />
        <div className="rs__control" />
      </div>,
    )
    repair(container)
    expect(plain(container.textContent)).toBe('Choisi : Clos.')
    screen.getByRole('log').append('3 results available.')
    await act(() => Promise.resolve())
    expect(plain(screen.getByRole('log').textContent)).toBe('Résultats : 3.')
  })
})

describe('the menu that copies the rows of a list', () => {
  const list = (name: 'array' | 'blocks') => (
    <div className={`${name}-field`}>
      <div className="array-actions popup">
        <button type="button">{name}</button>
      </div>
    </div>
  )
  it('calls the rows sections in a list of sections', () => {
    render(
      <>
        {list('blocks')}
        {list('array')}
        <div className="popup__hidden-content">
          <button type="button">
            <svg /> {ownWords.general!.copyRow}
          </button>
          <button type="button">
            <svg /> {ownWords.general!.pasteField}
          </button>
        </div>
      </>,
    )
    document.addEventListener('focusin', nameCopiedRows)
    screen.getByRole('button', { name: 'blocks' }).focus()
    expect(screen.getByRole('button', { name: 'Copier la section' })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Coller toutes les sections' })).toBeInTheDocument()
    screen.getByRole('button', { name: 'array' }).focus()
    expect(screen.getByRole('button', { name: 'Copier la ligne' })).toBeInTheDocument()
    document.removeEventListener('focusin', nameCopiedRows)
  })
})

it('a drawer is named by its title instead of Payload’s id', () => {
  const { container } = render(
    <dialog aria-label="drawer_1_blocks-drawer-_R_9db7_" open>
      <h2>Ajouter Section</h2>
    </dialog>,
  )
  repair(container)
  expect(screen.getByRole('dialog', { name: 'Ajouter Section' })).toBeInTheDocument()
})

it('the button of a dialog says what it does, as its title', () => {
  const { container } = render(
    <dialog aria-label="delete-a7" className="confirmation-modal" open>
      <h1>Supprimer</h1>
      <button id="confirm-action">Confirmer</button>
    </dialog>,
  )
  repair(container)
  expect(screen.getByRole('dialog', { name: 'Supprimer' })).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Supprimer' })).toBeInTheDocument()
})

describe('the warning that the state of a call is forced', () => {
  const warning = (by: string | null) =>
    render(<OverrideWarning override={{ to: 'open', until: null, reason: 'Report.', by }} />)
      .container.textContent

  it('names the user who forced the state', () => {
    expect(warning('Camille')).toContain('par Camille, sans fin.')
  })

  it('names an import or a deleted account when the user is unknown', () => {
    expect(warning(null)).toContain('par un import ou un compte supprimé, sans fin.')
  })
})

describe('the Markdown that the file pickers write', () => {
  it('writes an image with its alternative text, in which brackets are escaped', () => {
    expect(imageMarkdown({ slug: 'plan.png', alt: 'Le plan [2027]' })).toBe(
      '![Le plan \\[2027\\]](/images/plan.png)',
    )
    expect(imageMarkdown({ slug: 'trait.png', alt: 'Ancien', decorative: true })).toBe(
      '![](/images/trait.png)',
    )
  })

  it('writes a link to a document with its format and size', () => {
    expect(documentLink({ slug: 'reglement-eig-7.pdf', filesize: 2_500_000 })).toBe(
      '[Reglement eig 7 (PDF, 2,5\u00a0Mo)](/documents/reglement-eig-7.pdf)',
    )
    expect(documentLink({ slug: 'petit.pdf', filesize: 800 })).toContain('1\u00a0ko')
  })
})

describe('storedWords', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')

  /** The words under the field once `typed` is stored. */
  const said = (typed: string) =>
    storedWords('moment', parisInstant(typed)!.instant, typed).map(plain)

  it('writes the whole date, including midnight, and nothing when no date is stored', () => {
    expect(said('2027-03-31T18:00')).toEqual(['mercredi 31 mars 2027 à 18 h (heure de Paris)'])
    expect(said('2027-04-01T00:00')).toEqual(['jeudi 1er avril 2027 à 0 h (heure de Paris)'])
    expect(storedWords('moment', null, '')).toEqual([])
  })

  it('explains how a time that Paris clocks skip was read', () => {
    expect(said('2027-03-28T02:30')).toEqual([
      'dimanche 28 mars 2027 à 3 h 30 (heure de Paris)',
      'Cette nuit-là, 2 h 30 n’existe pas : l’heure d’été commence. L’instant retenu est 3 h 30.',
    ])
    // New York skips this time; Paris does not.
    expect(said('2027-03-14T02:30')).toEqual(['dimanche 14 mars 2027 à 2 h 30 (heure de Paris)'])
  })

  it.each([
    ['2027-10-31T00:30:00Z', 'la première est retenue, avant le passage à l’heure d’hiver.'],
    ['2027-10-31T01:30:00Z', 'la seconde est retenue, après le passage à l’heure d’hiver.'],
  ])('says which of two identical times %s is', (iso, which) => {
    const stored = new Date(iso)
    const words = storedWords('moment', stored, inputText('moment', stored)).map(plain)
    expect(words[1]).toBe(`Cette nuit-là, 2 h 30 arrive deux fois : ${which}`)
  })

  it('writes a day without its time', () => {
    const day = new Date('2027-03-31T22:00:00Z')
    expect(inputText('day', day)).toBe('2027-04-01')
    expect(storedWords('day', day, '2027-04-01').map(plain)).toEqual(['jeudi 1er avril 2027'])
  })
})
