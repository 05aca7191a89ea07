'use client'

import { InsertFile } from './InsertFile'
import { documentLink, imageMarkdown } from './written'

/** Buttons of the editor's toolbar for the files of the site. Needs Payload's admin around it, for its lists. */
export default function FileTools() {
  return (
    <>
      <InsertFile
        folder="images"
        icon="add_photo"
        title="Insérer une image"
        write={imageMarkdown}
      />
      <InsertFile
        folder="documents"
        icon="frontmatter"
        title="Insérer un lien vers un document"
        write={documentLink}
      />
    </>
  )
}
