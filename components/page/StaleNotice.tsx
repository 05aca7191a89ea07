import { frenchMoment } from '@/text/french-date'

/** Above the header of a page that was kept in memory: until when what it says was known to be so. */
export function StaleNotice({ knownAt }: { knownAt: Date }) {
  return (
    <section className="eig-stale" aria-label="Date de cette page">
      <p className="fr-container">
        <strong>Page en mémoire.</strong> Elle montre ce qui était publié le {frenchMoment(knownAt)}
        {'\u202f'}; des informations plus récentes peuvent manquer.
      </p>
    </section>
  )
}
