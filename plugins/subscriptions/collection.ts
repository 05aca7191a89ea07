import type { CollectionConfig } from 'payload'

import { atLeast, hiddenBelow } from '@/access/roles'
import { parisMomentField, savedDateFields } from '@/fields/paris-date'
import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'
import { personalData } from '@/platform/personal-data'

/**
 * People who asked for an email when the call of a page opens or its dates change, and confirmed it. Only the site's own routes write them.
 * Staff see their number; administrators see who they are, to answer requests about their data.
 */
export const Subscriptions: CollectionConfig = {
  slug: 'subscriptions',
  // Restoring them would send email to people who have since unsubscribed.
  custom: { ...backedUp(false), ...personalData },
  labels: { singular: 'Inscription', plural: 'Inscriptions aux avis d’ouverture' },
  admin: {
    group: 'Appels',
    hidden: hiddenBelow('administrator'),
    hideAPIURL: true,
    components: {
      edit: { beforeDocumentControls: ['@/components/admin/LastChange#LastChange'] },
    },
    useAsTitle: 'address',
    defaultColumns: ['address', 'page', 'confirmedAt', 'openingSentAt'],
    description:
      'Les personnes à prévenir de l’ouverture d’un appel, et d’un changement de ses dates. Leurs adresses ne servent à rien d’autre, et s’effacent seules après l’appel.',
  },
  // The subscriber may unsubscribe while an administrator views the document.
  lockDocuments: false,
  access: {
    read: atLeast('administrator'),
    create: denyAll,
    update: denyAll,
    delete: atLeast('administrator'),
  },
  fields: [
    { name: 'address', type: 'email', label: 'Adresse électronique', required: true, index: true },
    {
      name: 'page',
      type: 'relationship',
      relationTo: 'pages',
      label: 'Page de l’appel',
      // Not required: SQLite empties it when the page is permanently deleted, which must stay possible.
      index: true,
    },
    { name: 'lastDays', type: 'checkbox', label: 'Aussi au début des derniers jours' },
    { name: 'wording', type: 'textarea', label: 'Ce qui a été accepté', required: true },
    parisMomentField({ name: 'confirmedAt', label: 'Accepté le', required: true }),
    parisMomentField({ name: 'openingSentAt', label: 'Prévenue de l’ouverture le' }),
    parisMomentField({ name: 'lastDaysSentAt', label: 'Prévenue des derniers jours le' }),
    // The dates of the calls that its owner knows are those of this instant.
    { name: 'informedAt', type: 'date', admin: { hidden: true }, label: 'Dates connues au' },
    // A letter sent at this instant may have left.
    { name: 'doubtAt', type: 'date', admin: { hidden: true }, label: 'Envoi incertain le' },
    // An email is being sent, or was when the server stopped.
    { name: 'claimedAt', type: 'date', admin: { hidden: true }, label: 'Envoi commencé le' },
    { name: 'retryAt', type: 'date', admin: { hidden: true }, label: 'Nouvel essai le' },
    { name: 'tries', type: 'number', admin: { hidden: true }, label: 'Essais manqués' },
    ...savedDateFields,
  ],
}
