import { customList } from '@/platform/custom-list'

/** What staff may do with the words of a search: a screen of the admin that reads them from `?q=WORDS`. */
export type FollowUp = { label: string; path: `/${string}` }

const followUps = customList<FollowUp>('searchFollowUps')

/** Returns a configuration with a link to the screen of a follow-up beside the results of a search. */
export const withSearchFollowUp = followUps.add

/** The follow-ups of plugins, in their order. */
export const followUpsOf = followUps.of
