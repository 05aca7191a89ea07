import type { CollectionConfig } from 'payload'

import { backedUp } from '@/platform/backed-up'
import { denyAll } from '@/platform/database/deny-all'

/** Only this plugin writes, and it appends. */
const NO_ACCESS = { read: denyAll, create: denyAll, update: denyAll, delete: denyAll }

/** Another site has another secret, by which these lines would be false. */
const INTERNAL = {
  custom: backedUp(false),
  admin: { hidden: true },
  access: NO_ACCESS,
  lockDocuments: false,
  // Each stored value is covered by the digest of its row.
  timestamps: false,
} satisfies Partial<CollectionConfig>

/**
 * The lines of the log: one per action. Names are stored as text, without relations: they must outlive what they name. A line
 * holds no IP address.
 */
export const Activity: CollectionConfig = {
  ...INTERNAL,
  slug: 'activity',
  typescript: { interface: 'ActivityLine' },
  labels: { singular: 'Ligne du journal d’activité', plural: 'Journal d’activité' },
  // Those of the screen: newest first, of a person or of a document.
  indexes: [{ fields: ['actorName', 'at'] }, { fields: ['about', 'at'] }],
  fields: [
    { name: 'at', type: 'date', required: true, index: true },
    // The id of the account; empty for a program.
    { name: 'actor', type: 'text' },
    { name: 'actorName', type: 'text', required: true },
    // What acts for the person, in French: « une publication planifiée ».
    { name: 'program', type: 'text' },
    // A key of `ACTIONS` (`words.ts`), or French words that a plugin tells.
    { name: 'action', type: 'text', required: true },
    // The slug of a collection, or `globals/<slug>`.
    { name: 'subject', type: 'text' },
    // `<subject>/<id>` for a document, else the same as `subject`.
    { name: 'about', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'detail', type: 'text' },
    { name: 'digest', type: 'text', required: true },
  ],
}

/** Seals: each lists some lines with their digests, and follows the seal before it (`seals/`). */
export const ActivitySeals: CollectionConfig = {
  ...INTERNAL,
  slug: 'activity-seals',
  labels: { singular: 'Sceau du journal d’activité', plural: 'Sceaux du journal d’activité' },
  fields: [
    { name: 'number', type: 'number', required: true, unique: true, index: true },
    { name: 'at', type: 'date', required: true, index: true },
    // The digest of the seal before it; empty for the first one.
    { name: 'previous', type: 'text' },
    // `<id>:<digest>` of each line, separated by spaces.
    { name: 'lines', type: 'textarea', required: true },
    { name: 'digest', type: 'text', required: true },
  ],
}
