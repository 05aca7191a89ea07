import { Link } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

type DocumentLinkProps = {
  adminRoute: string
  document: { collection: string; id: string; kind: string; title: string }
}

/** « Critère : Un besoin vérifié », which opens the document. */
export function DocumentLink({ adminRoute, document }: DocumentLinkProps) {
  const { collection, id, kind, title } = document
  const href = formatAdminURL({ adminRoute, path: `/collections/${collection}/${id}` })
  return (
    <Link href={href}>
      {kind}&nbsp;: {title}
    </Link>
  )
}
