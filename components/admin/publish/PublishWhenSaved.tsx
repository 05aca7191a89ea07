'use client'

import {
  PublishButton,
  useDocumentInfo,
  useForm,
  useFormBackgroundProcessing,
  useFormModified,
  useFormProcessing,
} from '@payloadcms/ui'
import {
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react'

import type { Warned, Warning } from '@/editing/content-checks/endpoint'

import { ask } from '../ask'
import { useEdited } from '../content-checks/use-findings'
import { revealField } from '../live-preview/reveal-field'
import './publish.css'
import { WarningsDialog } from './Warnings'

const PAYLOADS_BUTTON = '#action-save'

type PublishWhenSavedProps = {
  /** What comes first when the button is pressed; it is given what Payload's button does. */
  onPress?: (publish: () => void) => void
}

/**
 * Payload's own button to publish, with its menu. Payload disables it while what was typed is being saved, and a press
 * that fell into that moment did nothing: here it is kept, and done when the save has ended. What the texts warn of is said
 * before.
 */
export function PublishWhenSaved({ onPress = (publish) => publish() }: PublishWhenSavedProps) {
  const wrapper = useRef<HTMLDivElement>(null)
  const isPassing = useRef(false)
  const button = () => wrapper.current?.querySelector<HTMLButtonElement>(PAYLOADS_BUTTON)

  const publish = useAfterSave(() => {
    isPassing.current = true
    button()?.click()
    isPassing.current = false
  })
  const { ask: publishWarned, close, warnings } = useWarnings(publish)
  const press = useAfterSave(() => onPress(() => void publishWarned()))
  usePressableWhileSaving(button)

  const keep = (event: MouseEvent) => {
    if (isPassing.current || !(event.target as Element).closest(PAYLOADS_BUTTON)) return
    event.preventDefault()
    event.stopPropagation()
    press()
  }
  return (
    <div className="publish-page" onClickCapture={keep} ref={wrapper}>
      <PublishButton />
      {warnings && (
        <WarningsDialog
          onClose={close}
          onGo={({ path }) => {
            close()
            void revealField(() => wrapper.current?.closest('form') ?? null, path, [])
          }}
          onPublish={() => {
            close()
            publish()
          }}
          warnings={warnings}
        />
      )}
    </div>
  )
}

/** `ask` does `publish` where nothing is to be looked at again first; else it gives the `warnings`, until `close`. */
function useWarnings(publish: () => void) {
  const edited = useEdited()
  const { getData } = useForm()
  const [warnings, setWarnings] = useState<Warning[] | null>(null)
  const isAsking = useRef(false)

  async function askFirst(): Promise<void> {
    if (isAsking.current) return
    isAsking.current = true
    const form = { ...edited, data: getData() }
    const { body } = await ask<Warned>('POST', '/api/content-checks', form)
    isAsking.current = false
    // If the server does not say, it says why it does not publish either.
    if (body?.warnings.length) setWarnings(body.warnings)
    else publish()
  }
  return { ask: askFirst, close: () => setWarnings(null), warnings }
}

/** A disabled button hears no press, and loses the keyboard's focus. What Payload wants stays in `aria-disabled`. */
function usePressableWhileSaving(find: () => HTMLButtonElement | null | undefined): void {
  const isSaving = useFormBackgroundProcessing()
  const isProcessing = useFormProcessing()
  // What else decides whether Payload disables it.
  useFormModified()
  useDocumentInfo()
  useLayoutEffect(() => {
    const button = find()
    if (!button) return
    const isDisabled = button.getAttribute('aria-disabled') === 'true'
    button.disabled = isDisabled && (isProcessing || !isSaving)
  })
}

/** Gives what does `act` once the form's own save, if one is under way, has ended. Asked twice meanwhile, it is done once. */
function useAfterSave(act: () => void): () => void {
  const isSaving = useFormBackgroundProcessing()
  const [asked, ask] = useReducer((times: number) => times + 1, 0)
  const answered = useRef(asked)
  const actNow = useEffectEvent(act)
  useEffect(() => {
    if (isSaving || answered.current === asked) return
    answered.current = asked
    actNow()
  }, [asked, isSaving])
  return ask
}
