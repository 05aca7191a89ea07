'use client'

import { useDocumentInfo, useFormModified, useServerFunctions } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'

import type { DocumentName } from '@/editing/saving/loaded-version'
import type { ScheduledPublication } from '@/editing/scheduled-publishing/overview'
import type { Planned, Planning } from '@/editing/scheduled-publishing/server-function'

import { ask } from '../ask'
import { saveWatch } from '../saving/save-watch'
import { useSaveDraft } from '../saving/use-save-draft'

const API = '/api/scheduled-publications'
const NOT_SAVED =
  'Ce que vous venez d’écrire n’a pas pu être enregistré\u00a0: rien n’est programmé.'
const NO_ANSWER =
  'Le serveur n’a pas répondu, ou votre session a expiré\u00a0: rien n’est programmé.'

/**
 * What is planned of the document that is edited, read again as it is saved. `plan` and `hold`, which gives a plan the
 * version that is on the screen, say why not, in French; null when it is done.
 */
export function usePlans() {
  const { collectionSlug, id, savedDocumentData, setMostRecentVersionIsAutosaved, ...info } =
    useDocumentInfo()
  const { serverFunction } = useServerFunctions()
  const document: DocumentName = `${collectionSlug}/${id}`
  const isModified = useFormModified()
  const saveDraft = useSaveDraft(document)
  const [plans, setPlans] = useState<ScheduledPublication[]>([])

  const read = useCallback(async () => {
    if (!id) return []
    const { body } = await ask<{ plans: ScheduledPublication[] }>('GET', `${API}/${document}`)
    return body?.plans ?? []
  }, [document, id])
  // While nothing is planned, no save changes that.
  const version = plans.length ? (savedDocumentData?.updatedAt as string | undefined) : null
  useEffect(() => {
    let isCurrent = true
    void read().then((found) => isCurrent && setPlans(found))
    return () => {
      isCurrent = false
    }
  }, [read, info.unpublishedVersionCount, version])
  const readAgain = async () => setPlans(await read())

  /** Saves what is typed, then does `work` with what names the version on the screen. */
  const withShown = async (work: (loaded: string) => Promise<string | null>) => {
    if (isModified && !(await saveDraft())) return NOT_SAVED
    const fault = await work(saveWatch().loaded(document))
    // The form goes on in a version of its own, which counts as one more.
    if (!fault) setMostRecentVersionIsAutosaved(false)
    await readAgain()
    return fault
  }
  return {
    plans,
    readAgain,
    hold: (plan: string) =>
      withShown(async (loaded) => {
        const { faults } = await ask('POST', `${API}/${plan}/hold`, { loaded })
        return faults[0] ?? null
      }),
    plan: (asked: Pick<Planning, 'type' | 'date'>) =>
      withShown(async (loaded) => {
        const doc = { relationTo: String(collectionSlug), value: String(id) }
        const args = { ...asked, doc, loaded } satisfies Planning
        const asking = serverFunction({ name: 'schedule-publish', args }) as Promise<Planned | null>
        const answer = await asking.catch(() => null)
        return answer ? answer.error : NO_ANSWER
      }),
  }
}
