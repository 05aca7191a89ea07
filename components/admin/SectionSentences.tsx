'use client'

import { useEffect } from 'react'

/**
 * Beside a list of sections: shows a sentence about each section in the drawer that adds one. Payload (3.90) only shows
 * labels.
 */
export function SectionSentences({ sentences }: { sentences: Record<string, string> }) {
  useEffect(() => sayChoices(sentences), [sentences])
  return null
}

const SENTENCE = 'section-sentence'

let sentences: Record<string, string> = {}

/** Sets the sentences, by label, of what can be added to the current document. */
function sayChoices(those: Record<string, string>): void {
  sentences = those
}

/** Adds its sentence under a label in Payload's drawer of sections. A search reuses the same cards for other sections. */
export function sayChoice(card: HTMLElement): void {
  const label = card.querySelector('.thumbnail-card__label')?.textContent ?? ''
  const said = card.querySelector(`.${SENTENCE}`) ?? card.appendChild(emptySentence())
  const words = sentences[label] ?? ''
  if (said.textContent !== words) said.textContent = words
}

function emptySentence(): HTMLElement {
  const sentence = document.createElement('span')
  sentence.className = SENTENCE
  return sentence
}
