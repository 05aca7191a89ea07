/**
 * Why a page reads differently from an instant on. `start`: the record begins with a page that was already public;
 * `announcement`: the page or its call is published for the first time; `publication`; `clock`: the call changes state;
 * `site`: the code of the site changes; `absent`: the page is not public, or shows no call.
 */
export const KINDS = ['start', 'announcement', 'publication', 'clock', 'site', 'absent'] as const
export type Kind = (typeof KINDS)[number]
