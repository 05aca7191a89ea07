'use client'

import { useForm } from '@payloadcms/ui'

import { frenchMoment } from '@/text/french-date'

import { Panel } from './Panel'
import type { UnsavedText } from './unsaved-texts'
import { useChanges } from './use-changes'

type FoundPanelProps = { text: UnsavedText; onDone: () => void }

/** Offers what was typed in this form and never saved, for want of a connection or a session. */
export function FoundPanel({ text, onDone }: FoundPanelProps) {
  const changesBetween = useChanges()
  const { getData, reset, setModified } = useForm()
  const moment = frenchMoment(new Date(text.at))

  const giveBack = async () => {
    const { id, _status, createdAt, updatedAt } = getData() as UnsavedText['values']
    await reset({ ...text.values, id, _status, createdAt, updatedAt })
    // As if it were typed: Payload's autosave then saves it.
    setModified(true)
    onDone()
  }
  return (
    <Panel
      actions={[
        { words: `Retrouver le texte non enregistré du ${moment}`, act: () => void giveBack() },
        { words: 'L’oublier', act: onDone },
      ]}
      compared={{
        changes: changesBetween(getData(), text.values),
        words: 'Voir ce qui diffère',
        legend: 'Barré\u00a0: dans le formulaire. Souligné\u00a0: dans le texte non enregistré.',
      }}
    >
      Un texte que vous avez tapé le {moment} n’a pas été enregistré. Il est gardé sur cet appareil.
    </Panel>
  )
}
