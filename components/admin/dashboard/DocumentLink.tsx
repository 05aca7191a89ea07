import { Link } from '@payloadcms/ui'

import { editHref } from './card'

type DocumentLinkProps = { collection: string; id: string; kind: string; title: string }

/** A link such as « Critère : Un besoin vérifié » that opens the document. */
export const DocumentLink = ({ collection, id, kind, title }: DocumentLinkProps) => (
  <Link href={editHref(collection, id)}>
    {kind}&nbsp;: {title}
  </Link>
)
