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
