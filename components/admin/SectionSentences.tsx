'use client'

import { useEffect } from 'react'

/** With a list of sections: has each be told by its sentence where one is chosen. Payload (3.90) shows labels alone. */
export function SectionSentences({ sentences }: { sentences: Record<string, string> }) {
  useEffect(() => sayChoices(sentences), [sentences])
  return null
}

const SENTENCE = 'section-sentence'

let sentences: Record<string, string> = {}

/** From now on, what may be added to a document is told by these, by their labels. */
function sayChoices(those: Record<string, string>): void {
  sentences = those
}

/** Under the label of something that may be added, in Payload's drawer: its sentence. A search puts others in its place. */
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
