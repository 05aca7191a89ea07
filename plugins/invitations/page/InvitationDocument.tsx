import { Document } from '@/components/page/Document'
import type { SiteView } from '@/components/views'

import { InvitationForm, type InvitationFormProps } from './InvitationForm'

/** The screens of an invited person. */
export type InvitationScreen =
  ({ kind: 'form' } & InvitationFormProps) | { kind: 'done'; email: string } | { kind: 'over' }

type InvitationDocumentProps = { screen: InvitationScreen; site: SiteView }

const TITLES: Record<InvitationScreen['kind'], string> = {
  form: 'Créer mon compte',
  done: 'Votre compte est créé',
  over: 'Lien expiré ou incorrect',
}

/** The page that shows `screen`, not indexed by search engines. When the form has an error, the title starts with « Erreur ». */
export function InvitationDocument({ screen, site }: InvitationDocumentProps) {
  const title = TITLES[screen.kind]
  const isFaulty = screen.kind === 'form' && Object.keys(screen.faults).length > 0
  return (
    <Document title={isFaulty ? `Erreur : ${title}` : title} site={site} robots="noindex, nofollow">
      <div className="fr-container eig-sections">
        <div className="eig-prose">
          <h1>{title}</h1>
          <Content screen={screen} />
        </div>
      </div>
    </Document>
  )
}

function Content({ screen }: Pick<InvitationDocumentProps, 'screen'>) {
  switch (screen.kind) {
    case 'form':
      return <InvitationForm {...screen} />
    case 'done':
      return (
        <>
          <p className="fr-text--lead">
            Connectez-vous avec l’adresse {screen.email} et le mot de passe que vous venez de
            choisir.
          </p>
          <p>
            <a className="fr-btn" href="/admin/login">
              Me connecter
            </a>
          </p>
        </>
      )
    case 'over':
      return (
        <p className="fr-text--lead">
          Ce lien ne sert qu’une fois, pendant sept jours. Vérifiez que vous avez copié l’adresse en
          entier, ou demandez une nouvelle invitation à la personne qui vous a écrit.
        </p>
      )
    default:
      return screen satisfies never
  }
}
