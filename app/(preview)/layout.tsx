import type { ReactNode } from 'react'

import { HeadFiles } from '@/components/page/Document'

/** Asked for at each request: the files' names are known once they are built. */
export const dynamic = 'force-dynamic'

/** The public page's document, for Next to write. The site's script adds to `<html>`. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr" data-fr-scheme="system" suppressHydrationWarning>
      <head>
        <HeadFiles />
      </head>
      <body>{children}</body>
    </html>
  )
}
