import type { ReactNode } from 'react'

import { Link } from '@/components/dsfr/Link'
import { AUDIT, STATE_WORDS } from '@/components/rgaa/audit'
import { Heading, type SectionProps, SectionFrame } from '@/sections/SectionFrame'
import { frenchDay } from '@/text/french-date'
import { parisInstant } from '@/text/paris-time'
import { frenchTypography } from '@/text/typography'

/**
 * The results of the last audit, in the order of the State's model of statement (arrêté du 20 septembre 2019, annexe):
 * state, figures, contents that are not accessible, exemptions, method and audited pages.
 */
export function AccessibilityAudit({ section, siteUrl }: SectionProps<'accessibilityAudit'>) {
  const { title } = section
  const { standard, conforming, failures, disproportionate, exempt } = AUDIT
  const day = frenchDay(parisInstant(AUDIT.auditedOn)!.instant)
  const level = title ? 3 : 2
  const below = title ? 4 : 3
  return (
    <SectionFrame section={section} isProse>
      <p>
        Le site <Link link={{ label: siteUrl, href: '/' }} siteUrl={siteUrl} /> est{' '}
        <strong>{STATE_WORDS[AUDIT.state]}</strong> au {standard}
        {failures.length > 0 && ', en raison des non-conformités énumérées ci-dessous'}.
      </p>
      <Part level={level} title="Résultats">
        <p>
          L’auto-contrôle du {day} montre que {percent(AUDIT.rate)} des critères applicables sont
          respectés{'\u00a0'}: {conforming} sur {conforming + failures.length}. Les{' '}
          {AUDIT.notApplicable} autres critères du référentiel ne s’appliquent pas aux pages
          vérifiées.
        </p>
      </Part>
      {failures.length > 0 && (
        <Part level={level} title="Non-conformités">
          <Items
            items={failures.map(
              ({ number, title: name, check }) => `${number} – ${name}. ${check}.`,
            )}
          />
        </Part>
      )}
      <Part level={level} title="Dérogations pour charge disproportionnée">
        <Items items={disproportionate} none="Aucune." />
      </Part>
      <Part level={level} title="Contenus non soumis à l’obligation d’accessibilité">
        <Items items={exempt} none="Aucun." />
      </Part>
      <Part level={level} title="Établissement de cette déclaration">
        <p>Cette déclaration a été établie le {day}, par les personnes qui développent le site.</p>
      </Part>
      <Part level={below} title="Technologies employées">
        <Items items={AUDIT.technologies} />
      </Part>
      <Part level={below} title="Environnement de test">
        <Items items={AUDIT.environment} />
      </Part>
      <Part level={below} title="Outils de vérification">
        <Items items={AUDIT.tools} />
      </Part>
      <Part level={below} title="Pages vérifiées">
        <ul>
          {AUDIT.pages.map(({ title: name, path }) => (
            <li key={name}>
              {frenchTypography(name)}
              {path && (
                <>
                  {'\u00a0: '}
                  <Link link={{ label: siteUrl + path, href: path }} siteUrl={siteUrl} />
                </>
              )}
            </li>
          ))}
        </ul>
      </Part>
    </SectionFrame>
  )
}

type PartProps = { level: 2 | 3 | 4; title: string; children: ReactNode }

const Part = ({ level, title, children }: PartProps) => (
  <>
    <Heading level={level}>{title}</Heading>
    {children}
  </>
)

const Items = ({ items, none }: { items: string[]; none?: string }) =>
  items.length === 0 && none ? (
    <p>{none}</p>
  ) : (
    <ul>
      {items.map((item) => (
        <li key={item}>{frenchTypography(item)}</li>
      ))}
    </ul>
  )

/** « 96,3 % ». */
const percent = (rate: number) =>
  `${rate.toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0%`
