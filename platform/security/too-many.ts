/** What is said to whoever asked too often, and must wait for `seconds`. */
export function tooMany(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  const wait = minutes > 1 ? `${minutes}\u00a0minutes` : 'une minute'
  return `Trop de demandes à la suite. Réessayez dans ${wait}.`
}
