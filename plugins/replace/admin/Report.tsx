import { Link } from '@payloadcms/ui'

import type { Outcome, ReplaceReport } from '../view'

type ReportProps = { report: ReplaceReport; isUndo: boolean }

/** What a replacement, or its undoing, saved, and what it left as it was with the reason. */
export function Report({ isUndo, report: { outcomes } }: ReportProps) {
  const saved = outcomes.filter(({ message }) => message === null)
  const kept = outcomes.filter(({ message }) => message !== null)
  return (
    <>
      <h2>{isUndo ? 'Remplacement annulé' : 'Remplacement terminé'}</h2>
      <p>
        {saved.length === 0 && 'Aucun brouillon n’a été enregistré.'}
        {saved.length === 1 && 'Un contenu est enregistré comme brouillon, à publier.'}
        {saved.length > 1 &&
          `${saved.length}\u00a0contenus sont enregistrés comme brouillons, à publier.`}
      </p>
      {kept.length > 0 && (
        <div className="staff-note staff-note--warning">
          <p>À voir&nbsp;:</p>
          <OutcomeList outcomes={kept} />
        </div>
      )}
      <OutcomeList outcomes={saved} />
    </>
  )
}

const OutcomeList = ({ outcomes }: { outcomes: Outcome[] }) => (
  <ul className="staff-rows">
    {outcomes.map(({ href, kind, message, title }, index) => (
      <li key={index}>
        <Link href={href} prefetch={false}>
          {kind}
          {title && <>&nbsp;: {title}</>}
        </Link>
        {message && ` — ${message}`}
      </li>
    ))}
  </ul>
)
