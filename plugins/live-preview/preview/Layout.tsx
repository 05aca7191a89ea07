import type { ReactNode } from 'react'

import { HeadFiles } from '@/components/page/Document'

/** The document of the public page, rendered by Next. The site's script adds attributes to `<html>`. */
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
