import { DatabaseDown } from './DatabaseDown'

/** In place of the admin while the database is down. It does not ask again by itself, which RGAA 13.1 forbids. */
export function DatabaseDownDocument() {
  return (
    <html lang="fr">
      <head>
        <meta name="robots" content="noindex" />
      </head>
      <body className="database-down-page">
        <DatabaseDown />
      </body>
    </html>
  )
}
