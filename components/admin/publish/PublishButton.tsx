'use client'

import { toast, useDocumentInfo, useForm, useFormModified, useTranslation } from '@payloadcms/ui'
import { useRef, useState } from 'react'

import type { Warned, Warning } from '@/editing/warnings'

import { ask } from '../ask'
import { revealField } from '../reveal-field'
import { IdleButton } from '../saving/IdleButton'
import { REASONS, type Outcome } from '../saving/send-save'
import { useSaver } from '../saving/use-saver'
import { useEdited } from '../use-edited'
import { WarningsDialog } from './Warnings'

type PublishButtonProps = {
  /** Called on press, once everything typed is saved, with the function that publishes. */
  onPress?: (publish: () => Promise<void>) => Promise<void>
}

/**
 * « Publier », instead of Payload's button: waits for the pending save, shows the warnings about the texts, then sends one
 * request. It can be pressed while the form saves.
 */
export function PublishButton({ onPress = (publish) => publish() }: PublishButtonProps) {
  const { hasPublishedDoc, hasPublishPermission, unpublishedVersionCount, uploadStatus } =
    useDocumentInfo()
  const edited = useEdited()
  const isModified = useFormModified()
  const { disabled, formRef, getData } = useForm()
  const { t } = useTranslation()
  const saver = useSaver()
  const publish = usePublish()
  const [warnings, setWarnings] = useState<Warning[] | null>(null)
  const isBusy = useRef(false)
  if (!hasPublishPermission) return null

  const press = async () => {
    if (isBusy.current) return
    isBusy.current = true
    // The panel above the form says what prevents the save.
    if (!saver || (await saver.flush())) await onPress(publishUnlessWarned)
    isBusy.current = false
  }
  const publishUnlessWarned = async () => {
    const form = { ...edited, data: getData() }
    const { body } = await ask<Warned>('POST', '/api/content-checks', form)
    // If the server does not answer, the publication reports the failure.
    if (body?.warnings.length) setWarnings(body.warnings)
    else void publish()
  }
  const close = () => setWarnings(null)
  const isSomethingToPublish = isModified || unpublishedVersionCount > 0 || !hasPublishedDoc
  return (
    <div className="form-submit">
      <IdleButton
        disabled={disabled || uploadStatus === 'uploading'}
        id="action-save"
        isIdle={!isSomethingToPublish}
        onClick={() => void press()}
        size="medium"
      >
        {t(hasPublishedDoc ? 'version:publishChanges' : 'version:publish')}
      </IdleButton>
      {warnings && (
        <WarningsDialog
          onClose={close}
          onGo={({ path }) => {
            close()
            void revealField(() => formRef.current, path, [])
          }}
          onPublish={(withBelow) => {
            close()
            void publish(withBelow)
          }}
          warnings={warnings}
        />
      )}
    </div>
  )
}

/**
 * Returns a function that publishes the surrounding form (`withBelow`: with the pages below), shows the result, and reveals
 * the first invalid field.
 */
function usePublish(): (withBelow?: boolean) => Promise<void> {
  const { action, collectionSlug } = useDocumentInfo()
  const { formRef, submit } = useForm()
  const saver = useSaver()
  return async (withBelow) => {
    if (!saver) {
      // A new file: Payload creates its document and opens it.
      await submit({ action, overrides: { _status: 'published' } })
      return
    }
    const outcome = await saver.request('publish', { withBelow })
    sayResult(outcome, collectionSlug)
    const [first] = outcome.kind === 'refused' ? outcome.faults : []
    if (first?.path) void revealField(() => formRef.current, first.path, [])
  }
}

function sayResult(outcome: Outcome, collection: string | undefined): void {
  switch (outcome.kind) {
    case 'saved': {
      const { slug } = outcome.data as { slug?: string }
      return void toast.success(
        <>
          Publié&nbsp;: c’est en ligne.{' '}
          {collection === 'pages' && (
            <a href={`/${slug}`} rel="noopener" target="_blank">
              Voir la page (nouvel onglet)
            </a>
          )}
        </>,
      )
    }
    case 'refused':
      return void toast.error(
        <>
          <p>Rien n’a été publié. À corriger&nbsp;:</p>
          <ul>
            {/* The message about a field is shown at that field. */}
            {outcome.faults.map(({ label, message }) => (
              <li key={label + message}>{label || message}</li>
            ))}
          </ul>
        </>,
      )
    case 'stale':
      // The panel above the form asks what to keep.
      return
    default:
      return void toast.error(`Rien n’a été publié\u00a0: ${REASONS[outcome.kind]}.`)
  }
}
