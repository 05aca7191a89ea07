'use client'

import { Button } from '@payloadcms/ui'

import './markdown-field.css'

/** Says why a plain text area stands in for the editor, and offers to try again once the text was changed. */
export function SourceNotice({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="markdown-notice" role="status">
      <p>
        L’éditeur visuel ne sait pas montrer ce texte sans risque d’en perdre. Vous pouvez le
        modifier ici, en Markdown&nbsp;: rien n’est perdu.
      </p>
      <Button buttonStyle="secondary" margin={false} onClick={onRetry} size="small" type="button">
        Réessayer l’éditeur visuel
      </Button>
    </div>
  )
}
