/** For staff, above the header of a page that says more than the site can show: what to mend. Nothing otherwise. */
export function ExcessNotice({ excesses }: { excesses: string[] }) {
  if (excesses.length === 0) return null
  return (
    <section className="eig-shared" aria-label="Textes trop longs">
      <div className="fr-container">
        <p>
          <strong>Cette page dépasse ce que le site peut montrer.</strong> Ces textes s’affichent
          sans leur mise en forme, ou ne s’affichent pas{'\u00a0'}:
        </p>
        <ul>
          {excesses.map((excess) => (
            <li key={excess}>{excess}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
