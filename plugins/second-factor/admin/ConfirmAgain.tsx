'use client'

import { useEffect, useState, type ReactNode } from 'react'

import { ask } from '@/components/admin/ask'

import type { AskedConfirmation, ConfirmationView } from '../view'
import { ConfirmDialog } from './ConfirmDialog'
import { confirmingFetch } from './confirming-fetch'

const API = '/api/second-factor/confirmation'

/** A link that downloads from the REST API: the browser would show its refusal as a file or a page. */
const EXPORT = 'a[download][href^="/api/"]'

type Question = { asked: AskedConfirmation; answer: (isConfirmed: boolean) => void }

/**
 * Wraps the admin: when the server asks to confirm who the person is, opens the dialog, and repeats the request after it. The
 * screen that sent the request waits meanwhile, so that nothing typed is lost.
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
    const allowed = new WeakSet<Element>()
    const confirmExport = (event: MouseEvent) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>(EXPORT)
      if (!link || allowed.delete(link)) return
      event.preventDefault()
      void confirm().then((isConfirmed) => {
        if (!isConfirmed) return
        allowed.add(link)
        link.click()
      })
    }
    const plain = window.fetch.bind(window)
    window.fetch = confirmingFetch(plain, confirm)
    document.addEventListener('click', confirmExport)
    return () => {
      window.fetch = plain
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
