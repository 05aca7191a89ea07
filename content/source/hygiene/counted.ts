/** « 1 espace retiré », « 2 espaces retirés ». */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count > 1 ? many : one}`
}
