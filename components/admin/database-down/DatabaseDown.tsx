import { knownFault } from '@/platform/health/database'
import { DATABASE_DOWN } from '@/platform/health/words'

import './database-down.css'

/** What a screen of the admin says while the database is down. */
export function DatabaseDown() {
  return (
    <main className="database-down">
      <h1>Le site ne peut pas joindre sa base de données</h1>
      <p role="alert">{knownFault() ?? DATABASE_DOWN}</p>
      <p>
        Les pages publiques déjà visitées restent lisibles. Si cela dure, prévenez la personne qui
        exploite le site.
      </p>
      {/* Not a link of Next: the whole page is to be asked for again. */}
      <a href="">Réessayer</a>
    </main>
  )
}

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
