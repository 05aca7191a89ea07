/** Characters that neither XML 1.0 (2.2) nor RFC 5545 (3.1) lets a document hold: one would make it unreadable. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

/** `text` as staff typed it, without the characters that a feed may not hold. */
export const plain = (text: string): string => text.replace(FORBIDDEN, '')
