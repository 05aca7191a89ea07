import { openBrowsed, type BrowsedServer } from './browsed-server'
import { publishContent, type Content } from './content'
import { signUp, type Staff } from './staff'

export type StaffedSite = BrowsedServer & { staff: Staff; content: Content }

/** A site with its first account and the fixture page, whose call says `call` too, and a browser. */
export const openStaffedSite = (call?: Record<string, unknown>): Promise<StaffedSite> =>
  openBrowsed({}, async ({ url }) => {
    const staff = await signUp(url)
    return { staff, content: await publishContent(staff, { call }) }
  })
