import { createHash } from 'node:crypto'

import type { Root } from 'mdast'

import type { SectionOf } from '@/components/views'
import { markdownToPlainText } from '@/text/markdown'
import { frenchTypography } from '@/text/typography'

/** The types of the sections that candidates prepare for: the criteria, then what they do and give to apply. */
export const PREPARED = ['criteria', 'steps', 'downloads'] as const

export type PreparedSection = SectionOf<(typeof PREPARED)[number]>

/** What a candidate answers about: a criterion, a step of the selection or a document. Words for visitors are in French. */
export type Item = {
  id: string
  /** « Critère 1 : Problème avéré ». */
  name: string
  question: string
  answers: string[]
  /** The label of its notes. */
  notes: string
  /** What is said once its words have changed. */
  changed: string
  /** Its address, from the page or absolute. */
  href: string
  text: Root | null
  /** Identifies its words, so that a candidate is told when they changed. */
  words: string
}

const PROGRESS = ['Fait', 'En cours', 'À faire']

/** Returns the items of `section` on the page at `path`, in order. Their numbers are their positions. */
export function itemsOf(section: PreparedSection, path: string): Item[] {
  switch (section.blockType) {
    case 'criteria':
      return section.criteria.map(({ anchor, description, id, name }, index) => ({
        id,
        name: `Critère\u00a0${index + 1}\u00a0: ${frenchTypography(name)}`,
        question: `Votre projet répond-il au critère\u00a0${index + 1}\u00a0?`,
        answers: ['Oui', 'En partie', 'Non'],
        notes: `Notes sur le critère\u00a0${index + 1}`,
        changed: 'Critère modifié',
        href: `${path}#${anchor}`,
        text: description,
        words: wordsId(name, description),
      }))
    case 'steps':
      return section.steps.map(({ id, text }, index) => ({
        id,
        name: `Étape\u00a0${index + 1}`,
        question: `Où en êtes-vous de l’étape\u00a0${index + 1}\u00a0?`,
        answers: PROGRESS,
        notes: `Notes sur l’étape\u00a0${index + 1}`,
        changed: 'Étape modifiée',
        href: `${path}#${section.anchor}`,
        text,
        words: wordsId('', text),
      }))
    case 'downloads':
      return section.downloads.flatMap(({ file, id, label }, index) =>
        file
          ? {
              id,
              name: `Document\u00a0${index + 1}\u00a0: ${frenchTypography(label)}`,
              question: `Où en êtes-vous du document\u00a0${index + 1}\u00a0?`,
              answers: PROGRESS,
              notes: `Notes sur le document\u00a0${index + 1}`,
              changed: 'Document modifié',
              href: file.href,
              text: null,
              words: wordsId(`${label}\n${file.href}`, null),
            }
          : [],
      )
    default:
      return section satisfies never
  }
}

const wordsId = (name: string, text: Root | null): string =>
  createHash('sha256')
    .update(`${name}\n${text ? markdownToPlainText(text) : ''}`)
    .digest('base64url')
    .slice(0, 8)
