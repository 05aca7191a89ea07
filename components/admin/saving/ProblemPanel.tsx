'use client'

import { useDocumentInfo, useForm } from '@payloadcms/ui'
import { useEffect, useEffectEvent, useState } from 'react'

import { ask } from '@/components/admin/ask'
import { staleSentence, type StaleSave } from '@/editing/saving/stale-save'

import type { DocumentSaver, SaveState } from './document-saver'
import { useOtherEditor } from './DocumentLock'
import { Panel } from './Panel'

type ProblemPanelProps = {
  saver: DocumentSaver
  state: SaveState
  /** Called when the form shows the other version instead of its own text. */
  onTaken: () => void
}

/** Says why the form is not saved, and what the person can do. Until then nothing is lost. */
export function ProblemPanel({ saver, state, onTaken }: ProblemPanelProps) {
  const { failures, problem } = state
  const editor = useOtherEditor()
  const retry = () => void saver.save()
  const again = [{ words: 'Réessayer', act: retry }]
  switch (problem?.kind) {
    case undefined:
      return null
    case 'offline':
      return <Retrying key={failures} {...{ failures, retry }} what="Connexion perdue" />
    case 'server':
      return <Retrying key={failures} {...{ failures, retry }} what="Le site ne répond pas" />
    case 'signed-out':
      return (
        <Panel actions={again} urgent>
          Votre session a expiré&nbsp;: votre texte est gardé sur cet appareil.{' '}
          <a href={`/admin/login?redirect=${encodeURIComponent(window.location.pathname)}`}>
            Reconnectez-vous
          </a>
          &nbsp;: il vous sera proposé ici.
        </Panel>
      )
    case 'locked':
      return (
        <Panel actions={again} urgent>
          {editor?.name ?? 'Une autre personne'} modifie ce document&nbsp;: votre texte n’est pas
          enregistré. Il est gardé sur cet appareil et vous sera proposé quand vous rouvrirez le
          document.
        </Panel>
      )
    case 'stale':
      return <StalePanel {...{ saver, onTaken }} stale={problem.stale} />
    case 'refused':
      // The next change is saved again.
      return (
        <Panel urgent>
          Votre texte n’est pas enregistré&nbsp;: il est gardé sur cet appareil.
          {problem.faults.map(({ label, message }) => (
            <span className="saving__fault" key={label + message}>
              {label && (
                <>
                  <strong>{label}</strong>&nbsp;:{' '}
                </>
              )}
              {message}
            </span>
          ))}
        </Panel>
      )
    default:
      return problem satisfies never
  }
}

type StalePanelProps = Omit<ProblemPanelProps, 'state'> & { stale: StaleSave }

/** Says who saved another version meanwhile and lets the person choose; until then nothing is saved or lost. */
function StalePanel({ saver, stale, onTaken }: StalePanelProps) {
  const { reset } = useForm()
  const { setData } = useDocumentInfo()
  const [failed, setFailed] = useState(false)

  const takeTheirs = async () => {
    const address = `/api/${saver.form.document}?draft=true&depth=0&fallback-locale=null`
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

const RETRY_SECONDS = [5, 10, 20, 30]

type RetryingProps = { what: string; failures: number; retry: () => void }

/** Retries by itself, later after each failure, and as soon as the browser is online again. */
function Retrying({ what, failures, retry }: RetryingProps) {
  const [seconds, setSeconds] = useState(RETRY_SECONDS[failures - 1] ?? RETRY_SECONDS.at(-1)!)
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
      {what}&nbsp;: votre texte est gardé sur cet appareil. {/* Read out once, not every second. */}
      <span aria-hidden="true">
        {seconds > 0 ? `Nouvel essai dans ${seconds}\u00a0s.` : 'Nouvel essai…'}
      </span>
    </Panel>
  )
}
