import type { AdminViewConfig, Config } from 'payload'

import type { Role } from '@/access/roles'
import { customList } from '@/platform/custom-list'

/** A screen of the admin that a plugin adds, beside Payload's lists and forms. */
type Screen = {
  /** Under `/admin`, in French: `/activite`. */
  path: `/${string}`
  /** The link in the menu, and the title of the browser tab. */
  label: string
  /** Users below this role do not see the link. `StaffScreen` takes the same role, and refuses them the screen. */
  role: Role
}

const screens = customList<Screen>('screens')

/**
 * Returns `config` with one more screen and its link in the menu. `component`: the Payload component path of a server
 * component that renders a `StaffScreen`.
 */
export function withScreen(config: Config, screen: Screen, component: string): Config {
  const { components } = config.admin ?? {}
  const view: AdminViewConfig = {
    Component: component,
    exact: true,
    meta: { title: screen.label },
    path: screen.path,
  }
  const views = { ...components?.views, [screen.path]: view }
  const admin = { ...config.admin, components: { ...components, views } }
  return screens.add({ ...config, admin }, screen)
}

/** The screens of plugins, in their order. */
export const screensOf = screens.of
