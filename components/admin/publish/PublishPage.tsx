'use client'

import { Button, PublishButton } from '@payloadcms/ui'
import { useRef, type MouseEvent } from 'react'
import { createPortal } from 'react-dom'

import { PublishDialog } from './PublishDialog'
import './publish.css'
import { usePublishTogether } from './use-publish-together'

const PAYLOADS_BUTTON = '#action-save'

/**
 * Payload's own button to publish, with its menu. When what the page shows waits too, the list comes first; else the
 * button does what it always did. Where only that waits, a button of its own opens the list.
 */
export function PublishPage() {
  const wrapper = useRef<HTMLDivElement>(null)
  const isPassing = useRef(false)
  const { close, isOnlyShown, listed, listShown, publish, waiting } = usePublishTogether()

  const button = () => wrapper.current?.querySelector<HTMLButtonElement>(PAYLOADS_BUTTON)
  const publishAlone = () => {
    isPassing.current = true
    button()?.click()
    isPassing.current = false
  }
  const listFirst = (event: MouseEvent) => {
    if (isPassing.current || !(event.target as Element).closest(PAYLOADS_BUTTON)) return
    event.preventDefault()
    event.stopPropagation()
    void listShown({ otherwise: publishAlone })
  }

  return (
    <>
      <div className="publish-page" onClickCapture={listFirst} ref={wrapper}>
        <PublishButton />
      </div>
      {isOnlyShown && (
        <Button
          buttonStyle="secondary"
          margin={false}
          onClick={() => void listShown({ otherwise: () => {} })}
          size="medium"
        >
          Publier ce qu’elle montre ({waiting})
        </Button>
      )}
      {listed &&
        createPortal(
          // Outside the form: Enter on a checkbox must not submit it.
          <PublishDialog documents={listed} onClose={close} onPublish={publish} />,
          document.body,
        )}
    </>
  )
}
