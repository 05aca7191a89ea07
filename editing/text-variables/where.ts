/**
 * Whether texts of `collection` may name what a call says (`{{ouverture}}`): those of pages and of what they show. Neither
 * a call's own, nor, of no collection, what surrounds every page, whatever its call.
 */
export const mayNameCall = (collection: string | undefined): boolean =>
  collection !== undefined && collection !== 'calls'
