'use client'

import { useDocumentInfo } from '@payloadcms/ui'

import type { Page } from '@/payload-types'

import { TimeMachine } from './TimeMachine'

/** Opens the page that is edited, at the address last saved: what is typed may not be saved yet, nor valid. */
export function PageTimeMachine() {
  const { id, savedDocumentData } = useDocumentInfo()
  const { slug, title } = (savedDocumentData ?? {}) as Partial<Page>
  return (
    <TimeMachine pages={id && slug ? [{ slug, title: title || slug }] : []}>
      Saisissez d’abord l’adresse de la page et enregistrez un brouillon.
    </TimeMachine>
  )
}
