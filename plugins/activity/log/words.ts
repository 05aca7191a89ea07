import type { Payload } from 'payload'

import { labelText } from '@/editing/document-title'
import { withArticle } from '@/editing/with-article'
import type { ActivityLine } from '@/payload-types'
import { hasPersonalData } from '@/platform/personal-data'

/** What a line says after the person: words that its document follows, or that stand alone. */
const ACTIONS = {
  created: 'a créé',
  createdPublished: 'a créé et publié',
  drafted: 'a modifié le brouillon de',
  changed: 'a modifié',
  published: 'a publié',
  unpublished: 'a mis hors ligne',
  restored: 'a restauré en brouillon une version de',
  trashed: 'a mis à la corbeille',
  untrashed: 'a sorti de la corbeille',
  deleted: 'a supprimé définitivement',
  roleChanged: 'a changé le rôle de',
  passwordChanged: 'a changé le mot de passe de',
  unlocked: 'a débloqué',
  logInFailed: 'n’a pas réussi à se connecter avec',
  read: 'a consulté les données personnelles de',
} as const

const ALONE = {
  loggedIn: 'a ouvert une session',
  loggedOut: 'a fermé sa session',
  passwordReset: 'a choisi un nouveau mot de passe par le lien reçu par courriel',
  logInUnknown: 'n’a pas réussi à se connecter, avec une adresse sans compte',
  exported: 'a exporté le journal d’activité',
} as const

export type ActionName = keyof typeof ACTIONS

/** A sentence in three parts: `name` is the part that links to the document. Each may be empty. */
export type Sentence = { before: string; name: string; after: string }

/** Returns what a line says: « Ada Lovelace a publié la page « Administrations publiques » ». */
export function sentenceOf(payload: Pick<Payload, 'config'>, line: ActivityLine): Sentence {
  const { action, actorName, detail, program } = line
  const after = [detail && `\u00a0: ${detail}`, program && `, par ${program}`]
    .filter(Boolean)
    .join('')
  const alone = ALONE[action as keyof typeof ALONE] as string | undefined
  if (alone) return { before: `${actorName} ${alone}`, name: '', after }
  // A plugin tells its own words.
  const does = ACTIONS[action as ActionName] ?? action
  const { name, noun } = subjectOf(payload, line)
  return { before: `${actorName} ${joined(does, noun)}${name && ' '}`, name, after }
}

/** « a modifié le brouillon de » and « le critère »: « a modifié le brouillon du critère ». */
function joined(does: string, noun: string): string {
  if (does.endsWith(' de') && noun.startsWith('le '))
    return `${does.slice(0, -1)}u ${noun.slice(3)}`
  return noun ? `${does} ${noun}` : does
}

/** `noun`: with its article; empty for what is named alone. `name`: in quotes; empty for what has no title. */
function subjectOf({ config }: Pick<Payload, 'config'>, { about, subject, title }: ActivityLine) {
  const global = config.globals.find(({ slug }) => `globals/${slug}` === subject)
  if (global) return { noun: '', name: quoted(labelText(global.label, global.slug)) }
  const collection = config.collections.find(({ slug }) => slug === subject)
  // The plugin of the collection is removed.
  if (!collection) return { noun: '', name: quoted(title || subject || '') }
  const { admin, labels } = collection
  if (about === subject) {
    return { noun: 'la liste', name: quoted(labelText(labels.plural, collection.slug)) }
  }
  const hasTitles = admin.useAsTitle !== 'id' && !hasPersonalData(collection)
  return {
    noun: withArticle(collection),
    name: title ? quoted(title) : hasTitles ? 'sans titre' : '',
  }
}

const quoted = (name: string) => `«\u00a0${name}\u00a0»`
