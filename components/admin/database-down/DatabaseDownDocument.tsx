import { DatabaseDown } from './DatabaseDown'

/** In place of the admin while the database is down; asks again by itself. */
export function DatabaseDownDocument() {
  return (
    <html lang="fr">
      <head>
        <meta name="robots" content="noindex" />
        <meta httpEquiv="refresh" content="30" />
      </head>
      <body className="database-down-page">
        <DatabaseDown />
      </body>
    </html>
  )
}
