import { image } from '@/tests/fixtures/files'

import type { Content } from './content'
import type { Person } from './person'
import type { Staff } from './staff'

/** A kind of edit that is frequent in the history of the page. */
type Edit = {
  kind: string
  by: 'editor' | 'reviewer' | 'administrator'
  /** Also undone from the history. */
  isUndone?: boolean
  /** The place from the dashboard: a collection, by its card, and a document of its list. */
  where: [collection: string, title: string]
  make: (person: Person) => Promise<void>
  /** Matches the public HTML once the edit is published, and not before. */
  gives: RegExp
}

const NEXT_YEAR = new Date().getFullYear() + 1
const times = (count: number, key: string) => Array<string>(count).fill(key)

/** An image that the site holds before the edits begin. */
const IMAGE = { name: 'equipe-au-travail.png', alt: 'Une équipe devant un tableau' }

const textArea = ({ page }: Person, label: string) => page.getByRole('textbox', { name: label })

/** Replaces the content of the field `id` by typing. */
async function retype(person: Person, id: string, text: string): Promise<void> {
  await person.page.locator(id).click()
  await person.press('Control+a')
  await person.type(text)
}

export const EIGHT_EDITS: Edit[] = [
  {
    kind: 'rewrite',
    by: 'reviewer',
    where: ['Critères', 'Un besoin vérifié'],
    make: async (person) => {
      await textArea(person, 'Description').click()
      await person.press('Control+a')
      await person.type('Une enquête auprès des usagers décrit leur gêne.')
    },
    gives: /Une enquête auprès des usagers/,
  },
  {
    kind: 'typo',
    by: 'administrator',
    where: ['Critères', 'Un code ouvret'],
    make: async (person) => {
      await person.page.locator('#field-name').click()
      await person.press('End', ...times(3, 'Backspace'))
      await person.type('ert')
    },
    gives: /Un code ouvert/,
  },
  {
    kind: 'link',
    by: 'reviewer',
    where: ['Profils', 'Conceptrice ou concepteur'],
    make: (person) => retype(person, '#field-link__url', 'https://fiches.example.fr/conception'),
    gives: /href="https:\/\/fiches\.example\.fr\/conception"/,
  },
  {
    kind: 'list item',
    by: 'editor',
    isUndone: true,
    where: ['Pages', 'Collectivités'],
    make: (person) => {
      const item = (name: string) => person.page.locator('.multi-value', { hasText: name })
      return person.drag(item('Un besoin vérifié'), item('Une équipe disponible'))
    },
    gives: /Une équipe disponible[^]*Un besoin vérifié/,
  },
  {
    kind: 'date',
    by: 'administrator',
    isUndone: true,
    where: ['Appels à projets', 'Appel aux collectivités'],
    make: async (person) => {
      const field = person.page.locator('#field-closesAt')
      await field.click()
      // `fill` is used because the order of the digits depends on the language of the browser.
      await field.fill(`${NEXT_YEAR}-12-24T18:00`)
    },
    gives: new RegExp(`24\\sdécembre\\s${NEXT_YEAR}`),
  },
  {
    kind: 'placeholder',
    by: 'administrator',
    where: ['Étapes de sélection', 'à compléter'],
    make: async (person) => {
      await textArea(person, 'Texte').click()
      await person.press('Control+End', ...times('[à compléter]'.length, 'Backspace'))
      await person.page
        .getByRole('combobox', { name: 'Insérer une date ou l’état de l’appel' })
        .click()
      await person.page.getByRole('option', { name: 'Date de clôture' }).click()
    },
    gives: /Fin du dépôt\s:\sle\s\p{L}+\s\d+(er)?\s\p{L}+\s20\d\d/u,
  },
  {
    kind: 'image',
    by: 'editor',
    isUndone: true,
    where: ['Profils', 'Développeuse ou développeur'],
    make: async (person) => {
      await textArea(person, 'Description').click()
      await person.press('Control+End', 'Enter')
      await person.page.getByRole('button', { name: 'Insérer une image' }).click()
      const row = person.page.locator('.list-drawer tr', { hasText: IMAGE.name })
      await row.getByRole('button').first().click()
      await person.page.locator('.mdxeditor img').waitFor()
    },
    gives: new RegExp(`<img(?=[^>]*src="/images/${IMAGE.name})(?=[^>]*alt="${IMAGE.alt}")`),
  },
  {
    kind: 'open/close',
    by: 'reviewer',
    where: ['Appels à projets', 'Appel aux collectivités'],
    make: async (person) => {
      const { page } = person
      await page.locator('#field-override .rs__control').click()
      await page.locator('.rs__option', { hasText: 'Clos' }).click()
      await page.locator('#field-overrideReason').click()
      await person.type('Toutes les places sont prises')
    },
    gives: /Appel clos/,
  },
]

/** Publishes in the fixture’s `content` the faults that the eight edits correct. */
export async function publishFaults(staff: Staff, content: Content): Promise<void> {
  await staff.change('criteria', content.criteria[2]!, { name: 'Un code ouvret' })
  const text = 'Fin du dépôt\u00a0: [à compléter]'
  await staff.change('selection-steps', content.steps[0]!, { text })
}

/** From the dashboard, uploads the image that the edits insert, describes it and publishes it. */
export async function addImage(person: Person): Promise<void> {
  const { page } = person
  await page.getByRole('link', { name: /^Créer .* Images$/ }).click()
  const sent = { name: IMAGE.name, mimeType: 'image/png', buffer: await image() }
  await page.locator('.file-field input[type=file]').setInputFiles(sent)
  await page.locator('#field-alt').click()
  await person.type(IMAGE.alt)
  await page.locator('#action-save').click()
  await page.waitForURL(/\/collections\/images\/[\da-f-]{36}/)
}
