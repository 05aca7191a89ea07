'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState } from 'react'

import type { DocumentName } from '@/editing/saving/loaded-version'
import { staleSentence, type StaleSave } from '@/editing/saving/stale-save'

import { ask } from '../ask'
import { Panel } from './Panel'
import { saveWatch } from './save-watch'

type StalePanelProps = {
  document: DocumentName
  stale: StaleSave
  /** `kept`: the form's own text goes on, in place of the other version; otherwise the form now shows the other. */
  onDone: (kept: boolean) => void
}

/** Says who saved another version meanwhile and lets the person choose; until then nothing is saved nor lost. */
export function StalePanel({ document, stale, onDone }: StalePanelProps) {
  const { reset } = useForm()
  const { setData } = useDocumentInfo()
  const [failed, setFailed] = useState(false)

  const keepMine = () => {
    saveWatch().goOnFrom(document, stale.updatedAt)
    onDone(true)
  }
  const takeTheirs = async () => {
    const address = `/api/${document}?draft=true&depth=0&fallback-locale=null`
    const { body: latest } = await ask<{ updatedAt: string }>('GET', address)
    setFailed(!latest)
    if (!latest) return
    await reset(latest)
    setData(latest)
    saveWatch().goOnFrom(document, latest.updatedAt)
    onDone(false)
  }
  return (
    <Panel
      actions={[
        { words: 'Garder mon texte (remplace)', act: keepMine },
        { words: 'Prendre l’autre version', act: () => void takeTheirs() },
      ]}
      compared={{
        changes: stale.changes,
        words: 'Voir ce qui a changé',
        legend: 'Barré\u00a0: dans l’autre version. Souligné\u00a0: dans votre texte.',
      }}
      urgent
    >
      {failed && 'L’autre version n’a pas pu être lue\u00a0: réessayez. '}
      {staleSentence(stale)} Votre texte n’est pas enregistré, mais rien n’est perdu&nbsp;:
      choisissez ce qui reste.
    </Panel>
  )
}
