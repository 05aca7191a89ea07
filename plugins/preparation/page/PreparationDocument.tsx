import { Breadcrumb, breadcrumbOf } from '@/components/dsfr/Breadcrumb'
import { Document } from '@/components/page/Document'
import { CallStateLine } from '@/components/page/Hero'
import type { PageView, SiteView } from '@/components/views'
import { readAssets } from '@/platform/assets'
import { Heading, itemLevel } from '@/sections/SectionFrame'
import { frenchTypography } from '@/text/typography'

import { itemsOf, type PreparedSection } from '../items'
import { preparationHref } from '../rules'
import { ItemFields } from './ItemFields'
import { NoteField } from './NoteField'

type PreparationDocumentProps = {
  page: PageView
  site: SiteView
  /** What to prepare for. */
  sections: PreparedSection[]
}

const TITLE = 'Préparer mon dossier'

/**
 * The page on which candidates note how their project meets each criterion and how far they are with each step. It is no `<form>`: without JavaScript nothing
 * could send what they typed, and they print it. The script (`script.ts`) keeps the answers on the device.
 */
export function PreparationDocument({ page, site, sections }: PreparationDocumentProps) {
  const path = preparationHref(page.path)
  const here = { href: page.path, label: page.title }
  const neighbours = { ...page.neighbours, ancestors: [...page.neighbours.ancestors, here] }
  return (
    <Document
      title={TITLE}
      path={path}
      site={site}
      robots="noindex"
      head={<script src={readAssets().scripts.preparation} defer></script>}
    >
      <div className="eig-hero">
        <div className="fr-container">
          <Breadcrumb items={breadcrumbOf({ path, title: TITLE, neighbours })} />
          <h1>{TITLE}</h1>
          {page.call && <CallStateLine call={page.call} />}
          <p className="eig-hero__introduction">
            Comparez votre projet aux critères de sélection, et notez où vous en êtes, avant de
            déposer votre dossier. Ces notes sont pour vous{'\u00a0'}: elles ne sont ni envoyées ni
            lues par le jury.
          </p>
        </div>
      </div>
      <div
        className="fr-container eig-sections eig-dossier"
        data-dossier={path}
        data-page={site.url + page.path}
        data-title={frenchTypography(page.title)}
      >
        <p data-kept="">
          Remplissez cette page, puis imprimez-la. Vos réponses seront perdues quand vous la
          fermerez.
        </p>
        {/* DSFR shows messages and groups of buttons even if they are hidden themselves. */}
        <div role="alert" data-failure="" hidden>
          <p className="fr-error-text"></p>
        </div>
        {sections.map((section) => (
          <section className="eig-section eig-prose" key={section.id}>
            {section.title && <h2>{frenchTypography(section.title)}</h2>}
            {itemsOf(section, page.path).map((item) => (
              <ItemFields
                key={item.id}
                item={item}
                heading={itemLevel(section)}
                {...{ page, site }}
              />
            ))}
          </section>
        ))}
        <section className="eig-section eig-prose">
          <h2>Pour finir</h2>
          <div data-item="notes" data-name="Autres notes">
            <NoteField id="notes" label="Autres notes" />
          </div>
          <div data-retired="" hidden>
            <Heading level={3}>Retirés depuis vos réponses</Heading>
            <ul></ul>
          </div>
          <div data-tools="" hidden>
            <ul className="fr-btns-group fr-btns-group--inline-md">
              {TOOLS.map(({ name, label, look }) => (
                <li key={name}>
                  <button className={`fr-btn ${look}`} type="button" data-tool={name}>
                    {label}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <p>
          <a className="fr-link" href={page.path}>
            Revenir à la page «{'\u00a0'}
            {frenchTypography(page.title)}
            {'\u00a0'}»
          </a>
        </p>
      </div>
    </Document>
  )
}

const TOOLS = [
  { name: 'print', label: 'Imprimer', look: '' },
  {
    name: 'odt',
    label: 'Télécharger pour un traitement de texte (ODT)',
    look: 'fr-btn--secondary',
  },
  { name: 'md', label: 'Télécharger en texte (Markdown)', look: 'fr-btn--secondary' },
  { name: 'clear', label: 'Effacer mes réponses', look: 'fr-btn--secondary' },
]
