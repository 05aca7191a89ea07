import type { ReactNode } from 'react'

import type { LinkView, PageView, SiteView } from '@/components/views'
import { processSingleton } from '@/platform/process-singleton'

/** The places of the public pages, and of the screens about them, that plugins fill. */
export type PageSlots = {
  /** Alternates of every page, in its head (`<link rel="alternate">`). */
  alternates: { type: string; title: string; href: string }[]
  /**
   * Links to be notified of the opening of the calls of the page at `path`. The first one that `isMain` is a button, also
   * under the hero.
   */
  waysToWait: ((path: string, site: SiteView) => (LinkView & { isMain?: true })[])[]
  /** Links about the call of a page, under its state and its date. */
  callLinks: ((page: PageView) => LinkView[])[]
  /** Shown after the sections of a page. */
  endOfPage: ((props: { page: PageView; site: SiteView }) => ReactNode)[]
  /** Links for staff, above the header of the page at `path`. */
  staffLinks: ((path: string) => LinkView[])[]
  /** Links, in the history of the page `slug`, that open its version `id`. `before`: the version that it is compared with. */
  versionLinks: ((slug: string, version: { id: string; before?: string }) => LinkView[])[]
}

const filled = processSingleton('eigPageSlots', () => new Map<string, Partial<PageSlots>>())

/** Fills slots for `plugin`, once, while the configuration is built. Plugins show in the order of their first call. */
export const fillSlots = (plugin: string, slots: Partial<PageSlots>): void =>
  void filled().set(plugin, slots)

/** Returns what all plugins put in the slot `name`, in order. */
export const slot = <Name extends keyof PageSlots>(name: Name): PageSlots[Name] =>
  [...filled().values()].flatMap((slots) => (slots[name] ?? []) as never[])
