import type { Staff } from './staff'

/** The address of the fixture page. */
export const PAGE_PATH = '/participer/collectivites'

const DAY_MS = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

const CRITERIA = [
  ['Un besoin vérifié', 'Des usagers ont été **rencontrés** et leur gêne est décrite.'],
  ['Une équipe disponible', 'Un agent au moins y passe deux jours par semaine.'],
  ['Un code ouvert', 'Le code et les décisions sont publiés dès le premier mois.'],
] as const

const PROFILES = [
  ['Conceptrice ou concepteur', 'Elle ou il mène les entretiens et dessine les parcours.'],
  ['Développeuse ou développeur', 'Elle ou il met en ligne chaque semaine.'],
] as const

const STEPS = ['Dépôt du dossier', 'Entretien avec le jury', 'Annonce des lauréats']

/** Ids of the documents of the fixture, in the order of the page. */
export type Content = {
  page: string
  call: string
  criteria: string[]
  profiles: string[]
  steps: string[]
}

/**
 * Publishes a page with every kind of section, an open call (closing in 30 days unless `call` says otherwise) and the
 * settings of the site.
 */
export async function publishContent(
  staff: Staff,
  { call = {} }: { call?: Record<string, unknown> } = {},
): Promise<Content> {
  const callId = await staff.create('calls', {
    name: 'Appel aux collectivités',
    opensAt: inDays(-30),
    closesAt: inDays(30),
    applicationUrl: 'https://candidatures.example.fr/deposer',
    rulesUrl: 'https://candidatures.example.fr/reglement.pdf',
    ...call,
  })
  const criteria = await each(CRITERIA, ([name, description]) =>
    staff.create('criteria', { name, description }),
  )
  const profiles = await each(PROFILES, ([name, description], index) =>
    staff.create('profiles', {
      name,
      description,
      link: { label: 'Lire la fiche', url: `https://fiches.example.fr/${index + 1}` },
    }),
  )
  const steps = await each(STEPS, (text) => staff.create('selection-steps', { text }))

  const page = await staff.create('pages', {
    title: 'Collectivités',
    slug: PAGE_PATH.slice(1),
    calls: [callId],
    hero: {
      title: 'Accueillir une équipe dans votre collectivité',
      introduction: 'Six mois pour transformer un service, avec *deux* personnes du numérique.',
      apply: { label: 'Déposer un dossier' },
      rules: { label: 'Lire le règlement' },
    },
    sections: pageSections({ criteria, profiles, steps }),
  })
  await staff.setGlobal('site', {
    name: 'Équipes d’essai',
    tagline: 'Le numérique au plus près',
    contactEmail: 'bonjour@example.fr',
    footerLinks: [{ label: 'Mentions légales', url: 'https://example.fr/mentions' }],
  })
  return { page, call: callId, criteria, profiles, steps }
}

/** Returns the sections of the fixture page, as the REST API takes them. */
export function pageSections({ criteria, profiles, steps }: Omit<Content, 'page' | 'call'>) {
  return [
    {
      blockType: 'text',
      body: '## Pourquoi candidater\n\n* un regard neuf\n* un service en ligne',
    },
    { blockType: 'profiles', title: 'Qui vous rejoint', introduction: 'Deux métiers.', profiles },
    { blockType: 'criteria', title: 'Nos critères', criteria },
    { blockType: 'steps', title: 'Comment se passe la sélection', steps },
    {
      blockType: 'closedCall',
      title: 'Vous arrivez trop tard',
      body: 'Écrivez-nous pour la suite.',
    },
  ]
}

/** Creates the items one after the other, so that the order of creation is the order of the list. */
async function each<Item>(
  items: readonly Item[],
  create: (item: Item, index: number) => Promise<string>,
) {
  const ids: string[] = []
  for (const [index, item] of items.entries()) ids.push(await create(item, index))
  return ids
}
