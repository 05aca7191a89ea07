import { Document } from '@/components/page/Document'
import { Message } from '@/components/page/ErrorDocument'
import type { SiteView } from '@/components/views'

import { changesHref } from '../address'
import type { Past } from '../past'

const MESSAGES = {
  future: {
    title: 'Date à venir',
    lead: 'Cette date n’est pas encore passée.',
    advice: 'Choisissez une date passée, ou lisez la page actuelle.',
  },
  before: {
    title: 'Date trop ancienne',
    lead: 'Ce site n’a gardé aucune version de cette page à cette date.',
    advice: 'Choisissez une date plus récente parmi les changements de la page.',
  },
  absent: {
    title: 'Page hors ligne à cette date',
    lead: 'Cette page n’était pas en ligne à cette date, ou ne présentait aucun appel à projets.',
    advice: 'Choisissez une autre date parmi les changements de la page.',
  },
  withdrawn: {
    title: 'Version retirée',
    lead: 'Le contenu de cette version a été retiré par l’équipe du site.',
    advice: 'Choisissez une autre version parmi les changements de la page.',
  },
  unknown: {
    title: 'Version inconnue',
    lead: 'La page n’a pas changé à cet instant précis.',
    advice: 'Choisissez une version parmi les changements de la page.',
  },
} satisfies Record<
  Exclude<Past['kind'], 'version' | 'day'>,
  { title: string; lead: string; advice: string }
>

type RefusedProps = { kind: keyof typeof MESSAGES; path: string; site: SiteView }

/** Explains why a past version of the page at `path` is not shown, and where to find the others. */
export function Refused({ kind, path, site }: RefusedProps) {
  const message = MESSAGES[kind]
  return (
    <Document title={message.title} site={site} robots="noindex">
      <Message {...message} code="Erreur 404">
        <p>
          <a className="fr-link" href={changesHref(path)}>
            Les changements de la page
          </a>
        </p>
      </Message>
    </Document>
  )
}
