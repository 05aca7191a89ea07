import { migrations } from '@/migrations/sqlite'

/** A migration has the same name for both databases, after the second at which each was made. */
const MODELS = migrations.map(({ name }) => name.replace(/^\d+_\d+_/, ''))

/** The content model of this code: the name of its latest migration, without its date. */
export const currentModel = (): string => MODELS.at(-1)!

/** Whether this code has the content model `name`, or had it once. */
export const isKnownModel = (name: string): boolean => MODELS.includes(name)
