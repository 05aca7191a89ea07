'use client'

import { useEffect } from 'react'

import { sayChoices } from './accessibility/choices'

/** With a list of sections: has each be told by its sentence where one is chosen. Payload (3.90) shows labels alone. */
export function SectionSentences({ sentences }: { sentences: Record<string, string> }) {
  useEffect(() => sayChoices(sentences), [sentences])
  return null
}
