import type { CollectionConfig } from 'payload'

/** For the `custom` of a collection: its documents describe people outside the team, so that reading them must be recorded. */
export const personalData = { personalData: true }

/** Whether a collection has this mark. */
export const hasPersonalData = ({ custom }: Pick<CollectionConfig, 'custom'>): boolean =>
  custom?.personalData === true
