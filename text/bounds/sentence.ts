import { frenchTypography } from '@/text/typography'

/** What a text exceeds as a field says it: « Plus de 500 espaces de suite : retirez-les. ». */
export const excessSentence = (excess: string): string =>
  frenchTypography(`${excess.charAt(0).toUpperCase()}${excess.slice(1)}.`)
