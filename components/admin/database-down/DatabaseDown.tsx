import { knownFault } from '@/platform/health/database'
import { DATABASE_DOWN } from '@/platform/health/words'

import './database-down.css'

/** The message of an admin screen while the database is down. */
export function DatabaseDown() {
  return (
    <main className="database-down">
      <h1>Le site ne peut pas joindre sa base de données</h1>
      <p role="alert">{knownFault() ?? DATABASE_DOWN}</p>
      <p>
        Les pages publiques déjà visitées restent lisibles. Si cela dure, prévenez la personne qui
        exploite le site.
      </p>
      {/* Not a Next link: retrying must reload the whole page. */}
      <a href="">Réessayer</a>
    </main>
  )
}

/** Replaces the admin while the database is down. It does not reload by itself, which RGAA 13.1 forbids. */
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
