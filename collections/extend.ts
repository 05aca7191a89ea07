import type { CollectionConfig, Config, Endpoint, Field, GlobalConfig } from 'payload'

import { savedDateFields } from '@/fields/paris-date'

type Hooks = Record<string, unknown[] | undefined>

/** What a plugin adds to collections or globals. Hooks run after those of the core and of the plugins listed before. */
type Addition<Entity extends CollectionConfig | GlobalConfig> = {
  /** Added before the dates of the document, so at the end of the sidebar if they are there. */
  fields?: Field[]
  /** Added before all other fields. */
  firstFields?: Field[]
  hooks?: Entity['hooks']
  endpoints?: Endpoint[]
  /** Returns the admin options, from those of the entity and its slug. */
  admin?: (admin: Entity['admin'], slug: string) => Entity['admin']
}

/** Returns `config` with `addition` in each of its collections that `which` accepts. */
export const extendCollections = (
  config: Config,
  which: (collection: CollectionConfig) => boolean,
  addition: Addition<CollectionConfig>,
): Config => ({
  ...config,
  collections: config.collections?.map((one) => (which(one) ? extended(one, addition) : one)),
})

/** Returns `config` with `addition` in each of its globals. */
export const extendGlobals = (config: Config, addition: Addition<GlobalConfig>): Config => ({
  ...config,
  globals: config.globals?.map((one) => extended(one, addition)),
})

/** The title and the current calls. */
const CARDS_BEFORE = 2

/**
 * Returns `config` with the dashboard card of the Payload component path `card`: after the other cards, or first, right after
 * the current calls.
 */
export function withDashboardCard(config: Config, card: string, place: 'first' | 'last'): Config {
  const { components } = config.admin ?? {}
  const cards = [...(components?.beforeDashboard ?? [])]
  const beforeDashboard = cards.toSpliced(place === 'first' ? CARDS_BEFORE : cards.length, 0, card)
  return { ...config, admin: { ...config.admin, components: { ...components, beforeDashboard } } }
}

/**
 * Returns a function that adds `views` to the edit screen of a collection or a global: the paths of their components, by the
 * names of Payload's views.
 */
export const withViews =
  (views: Record<string, string>) =>
  <Admin extends CollectionConfig['admin'] | GlobalConfig['admin']>(admin: Admin): Admin => {
    const { components } = admin ?? {}
    const added = Object.entries(views).map(([view, Component]) => [view, { Component }])
    // Payload's type requires a complete view, but `edit` only sets parts of the form.
    const edit = { ...components?.views?.edit, ...Object.fromEntries(added) } as never
    return {
      ...admin,
      components: { ...components, views: { ...components?.views, edit } },
    }
  }

/** Whether the documents of a collection have drafts: pages, and the documents that they show. */
export const hasDrafts = ({
  versions,
}: Pick<CollectionConfig | GlobalConfig, 'versions'>): boolean =>
  typeof versions === 'object' && Boolean(versions.drafts)

function extended<Entity extends CollectionConfig | GlobalConfig>(
  entity: Entity,
  { admin, endpoints = [], fields = [], firstFields = [], hooks }: Addition<Entity>,
): Entity {
  const dates = entity.fields.findIndex((field) => field === savedDateFields[0])
  const end = dates < 0 ? entity.fields.length : dates
  return {
    ...entity,
    admin: admin ? admin(entity.admin, entity.slug) : entity.admin,
    endpoints: [...(entity.endpoints || []), ...endpoints],
    fields: [
      ...firstFields,
      ...entity.fields.slice(0, end),
      ...fields,
      ...entity.fields.slice(end),
    ],
    hooks: joined(entity.hooks, hooks),
  }
}

/** Both lists of hooks of each kind, in order. */
function joined(own: Hooks = {}, added: Hooks = {}): Hooks {
  const more = Object.entries(added).map(([kind, hooks = []]) => [
    kind,
    [...(own[kind] ?? []), ...hooks],
  ])
  return { ...own, ...(Object.fromEntries(more) as Hooks) }
}
