'use client'

import { toast } from '@payloadcms/ui'
import { useEffect, useState, type ReactNode } from 'react'

import { ask } from '@/components/admin/ask'

import { CONFIRMATION_ASKED, type AskedConfirmation, type ConfirmationView } from '../view'
import { ConfirmDialog } from './ConfirmDialog'

const API = '/api/second-factor/confirmation'

/** A link that downloads from the REST API: the browser would show its refusal as a file or a page. */
const EXPORT = 'a[download][href^="/api/"]'

type Question = { asked: AskedConfirmation; answer: (isConfirmed: boolean) => void }

/**
 * Wraps the admin: when the server asks to confirm who the person is, opens the dialog. The screen that sent the request keeps
 * what was typed, and the person sends it again. An export waits for the confirmation, then begins.
 */
export function ConfirmAgain({ children }: { children?: ReactNode }) {
  const [question, setQuestion] = useState<Question | null>(null)
  useEffect(() => {
    let open: Promise<boolean> | null = null
    /** Resolves to whether nothing is to be confirmed any more. Requests that are refused together share one dialog. */
    const confirm = () =>
      (open ??= opened().finally(() => {
        open = null
        setQuestion(null)
      }))
    const opened = async () => {
      const { body } = await ask<ConfirmationView>('GET', API)
      if (!body?.asked) return Boolean(body)
      const { asked } = body
      return new Promise<boolean>((answer) => setQuestion({ asked, answer }))
    }
    const confirmRefused = async () => {
      const isConfirmed = await confirm()
      window.dispatchEvent(new Event(CONFIRMATION_ASKED))
      if (isConfirmed) toast.success('C’est vérifié\u00a0: refaites ce que vous vouliez faire.')
    }
    // Payload's screens send their own requests; a header of the answer is all that others can read of them.
    const refusals = new PerformanceObserver((list) => {
      const entries = list.getEntries() as PerformanceResourceTiming[]
      const isAsked = entries.some(({ serverTiming }) =>
        serverTiming?.some(({ name }) => name === CONFIRMATION_ASKED),
      )
      if (isAsked) void confirmRefused()
    })
    refusals.observe({ type: 'resource' })
    const confirmExport = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>(EXPORT)
      if (!link) return
      event.preventDefault()
      void confirm().then((isConfirmed) => isConfirmed && window.location.assign(link.href))
    }
    document.addEventListener('click', confirmExport)
    return () => {
      refusals.disconnect()
      document.removeEventListener('click', confirmExport)
    }
  }, [])
  return (
    <>
      {children}
      {question && <ConfirmDialog {...question} address={API} />}
    </>
  )
}
