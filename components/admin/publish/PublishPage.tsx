'use client'

import { Button } from '@payloadcms/ui'
import { createPortal } from 'react-dom'

import { revealField, screenForm } from '../live-preview/reveal-field'
import { PublishDialog } from './PublishDialog'
import { PublishWhenSaved } from './PublishWhenSaved'
import { usePublishTogether } from './use-publish-together'

/**
 * Payload's own button to publish, with its menu. When what the page shows waits too, the list comes first; else the
 * button does what it always did. Where only that waits, a button of its own opens the list.
 */
export function PublishPage() {
  const { close, isOnlyShown, listed, listShown, publish, waiting } = usePublishTogether()
  return (
    <>
      <PublishWhenSaved onPress={(publishAlone) => void listShown({ otherwise: publishAlone })} />
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
          <PublishDialog
            onClose={close}
            onGo={({ path }) => {
              close()
              void revealField(screenForm, path, [])
            }}
            onPublish={publish}
            waiting={listed}
          />,
          document.body,
        )}
    </>
  )
}
