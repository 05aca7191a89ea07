import { type ActivityQuery, isFiltered } from '../log/filter'
import { ACTIVITY_SCREEN } from '../screen'

const SCREEN = `/admin${ACTIVITY_SCREEN.path}`

type ActivityFilterProps = { query: ActivityQuery; names: string[]; mayExport: boolean }

/** The form of the filter, which the browser sends by itself: the answer is this screen at another address. */
export function ActivityFilter({ mayExport, names, query }: ActivityFilterProps) {
  const { au, contenu, du, personne, titre } = query
  // A person whose lines are all deleted may still be in an address.
  const people = names.includes(personne) || !personne ? names : [personne, ...names]
  return (
    <form action={SCREEN} className="activity__filter" method="get" role="search">
      <label>
        Personne
        <select className="staff-input" defaultValue={personne} name="personne">
          <option value="">Toutes</option>
          {people.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        Mots du titre
        <input
          className="staff-input"
          defaultValue={titre}
          maxLength={200}
          name="titre"
          type="search"
        />
      </label>
      <label>
        À partir du
        <input className="staff-input" defaultValue={du} name="du" type="date" />
      </label>
      <label>
        Jusqu’au
        <input className="staff-input" defaultValue={au} name="au" type="date" />
      </label>
      {contenu && <input name="contenu" type="hidden" value={contenu} />}
      <div className="staff-actions">
        <button className="btn btn--style-primary btn--size-small" type="submit">
          Filtrer
        </button>
        {isFiltered(query) && <a href={SCREEN}>Effacer la recherche</a>}
        {mayExport && (
          <a
            download
            href={`/api/activity/csv?${new URLSearchParams({ au, contenu, du, personne, titre })}`}
          >
            Exporter en CSV
          </a>
        )}
      </div>
      {contenu && (
        <p className="staff-note activity__one">
          Seulement ce qui concerne un contenu choisi dans la liste.
        </p>
      )}
    </form>
  )
}
