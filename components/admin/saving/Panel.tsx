'use client'

import { useForm, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState, type ReactNode, useEffect, useEffectEvent } from 'react'

import { ask } from '@/components/admin/ask'
import { ChangeList } from '@/components/admin/changes/ChangeList'
import type { Change } from '@/editing/changes/changes'
import { type DocumentName, staleSentence, type StaleSave } from '@/editing/saving/stale-save'
import { frenchMoment } from '@/text/french-date'

import { StaffButton } from '../StaffRegion'
import type { DocumentSaver } from './document-saver'
import type { Obstacle } from './send-save'
import type { UnsavedText } from './unsaved-texts'
import { useChanges } from './use-kept-text'

/** The label and effect of a button. */
type Action = { words: string; act: () => void }

type PanelProps = {
  /** Announced by screen readers at once, rather than when they are idle. */
  urgent?: boolean
  children: ReactNode
  /** Changes to show on demand: `words` labels the button, `legend` explains strikethrough and underline. */
  compared?: { changes: Change[]; words: string; legend: string }
  actions?: Action[]
}

/** A message at the top of a form, with its actions. */
export function Panel({ urgent = false, children, compared, actions = [] }: PanelProps) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="staff-note" role={urgent ? 'alert' : 'status'}>
      <p>{children}</p>
      <div className="staff-actions">
        {compared && (
          <StaffButton
            extraButtonProps={{ 'aria-expanded': open, 'aria-controls': id }}
            onClick={() => setOpen(!open)}
          >
            {compared.words}
          </StaffButton>
        )}
        {actions.map(({ words, act }) => (
          <StaffButton key={words} onClick={act}>
            {words}
          </StaffButton>
        ))}
      </div>
      {compared && (
        <div hidden={!open} id={id}>
          <p className="saving__legend">{compared.legend}</p>
          <ChangeList changes={compared.changes} />
        </div>
      )}
    </div>
  )
}

type FoundPanelProps = { text: UnsavedText; onDone: () => void }

/** Offers a text typed earlier in this form and never saved, because the connection or the session was lost. */
export function FoundPanel({ text, onDone }: FoundPanelProps) {
  const changesBetween = useChanges()
  const { getData, reset, setModified } = useForm()
  const moment = frenchMoment(new Date(text.at))

  const giveBack = async () => {
    const { id, _status, createdAt, updatedAt } = getData() as UnsavedText['values']
    await reset({ ...text.values, id, _status, createdAt, updatedAt })
    // Mark it as modified, so that it is saved.
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

type StalePanelProps = {
  document: DocumentName
  saver: DocumentSaver
  stale: StaleSave
  /** Called when the form shows the other version instead of its own text. */
  onTaken: () => void
}

/** Says who saved another version meanwhile and lets the person choose; until then nothing is saved or lost. */
export function StalePanel({ document, onTaken, saver, stale }: StalePanelProps) {
  const { reset } = useForm()
  const { setData } = useDocumentInfo()
  const [failed, setFailed] = useState(false)

  const takeTheirs = async () => {
    const address = `/api/${document}?draft=true&depth=0&fallback-locale=null`
    const { body: latest } = await ask<{ updatedAt: string }>('GET', address)
    setFailed(!latest)
    if (!latest) return
    await reset(latest)
    setData(latest)
    saver.dismissStale()
    onTaken()
  }
  return (
    <Panel
      actions={[
        {
          words: 'Garder mon texte (remplace)',
          act: () => void saver.replace(stale.updatedAt),
        },
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

const RETRY_SECONDS = [5, 10, 20, 30] as const

type ObstaclePanelProps = {
  obstacle: Obstacle
  /** How many times in a row the save failed, from 1. */
  failures: number
  /** The name of the other person who edits the document, if known. */
  editor?: string
  retry: () => void
}

/** Says why the text is not saved, and retries automatically where this may help. */
export function ObstaclePanel({ obstacle, failures, editor, retry }: ObstaclePanelProps) {
  switch (obstacle) {
    case 'offline':
    case 'server':
      return <Retrying key={failures} {...{ obstacle, failures, retry }} />
    case 'signed-out':
      return (
        <Panel actions={[{ words: 'Réessayer', act: retry }]} urgent>
          Votre session a expiré&nbsp;: votre texte est gardé sur cet appareil.{' '}
          <a href={`/admin/login?redirect=${encodeURIComponent(window.location.pathname)}`}>
            Reconnectez-vous
          </a>
          &nbsp;: il vous sera proposé ici.
        </Panel>
      )
    case 'locked':
      return (
        <Panel actions={[{ words: 'Réessayer', act: retry }]} urgent>
          {editor ?? 'Une autre personne'} modifie ce document&nbsp;: votre texte n’est pas
          enregistré. Il est gardé sur cet appareil et vous sera proposé quand vous rouvrirez le
          document.
        </Panel>
      )
    default:
      return obstacle satisfies never
  }
}

function Retrying({ obstacle, failures, retry }: ObstaclePanelProps) {
  const [seconds, setSeconds] = useState<number>(
    RETRY_SECONDS[Math.min(failures, RETRY_SECONDS.length) - 1]!,
  )
  const tryAgain = useEffectEvent(retry)
  useEffect(() => {
    const timer = setTimeout(() => (seconds > 0 ? setSeconds(seconds - 1) : tryAgain()), 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  useEffect(() => {
    const back = () => tryAgain()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  return (
    <Panel actions={[{ words: 'Réessayer maintenant', act: retry }]}>
      {obstacle === 'offline' ? 'Connexion perdue' : 'Le site ne répond pas'}&nbsp;: votre texte est
      gardé sur cet appareil. {/* Read out once, not every second. */}
      <span aria-hidden="true">
        {seconds > 0 ? `Nouvel essai dans ${seconds}\u00a0s.` : 'Nouvel essai…'}
      </span>
    </Panel>
  )
}
