import { frenchTypography } from '@/text/typography'

/** The sentences of react-select 5.9, which Payload leaves in English, and their French replacements. */
const SENTENCES: [RegExp, string][] = [
  [
    /^Use Up and Down to choose options.*$/s,
    'Les flèches haut et bas parcourent les choix ; Entrée ou Tab retient celui qui est atteint, Échap ferme la liste.',
  ],
  [
    /^.* is focused .*press Down to open the menu, .*press left to focus selected values$/s,
    'Tapez pour chercher ; la flèche bas ouvre la liste, la flèche gauche parcourt ce qui est choisi.',
  ],
  [
    /^.* is focused ,type to refine list, press Down to open the menu, $/s,
    'Tapez pour chercher ; la flèche bas ouvre la liste.',
  ],
  [/^.* is focused .*press Down to open the menu, $/s, 'La flèche bas ouvre la liste.'],
  [
    /^Use left and right to toggle between focused values.*$/s,
    'Les flèches gauche et droite parcourent ce qui est choisi ; Retour arrière enlève ce qui est atteint.',
  ],
  [/^All selected options have been cleared\.$/, 'Plus rien n’est choisi.'],
  [/^option (.*), deselected\.$/s, 'Retiré : $1.'],
  [/^options? (.*), selected\.$/s, 'Choisi : $1.'],
  [/^option (.*) is disabled\. Select another option\.$/s, 'Pas disponible : $1.'],
  [/^value (.*) focused, (\d+) of (\d+)\.$/s, '$1, $2 sur $3.'],
  [/^(.*) selected disabled, (\d+) of (\d+)\.$/s, '$1, choisi, pas disponible, $2 sur $3.'],
  [/^(.*) selected, (\d+) of (\d+)\.$/s, '$1, choisi, $2 sur $3.'],
  [/^(.*) disabled, (\d+) of (\d+)\.$/s, '$1, pas disponible, $2 sur $3.'],
  [/^(.*), (\d+) of (\d+)\.$/s, '$1, $2 sur $3.'],
  [/^(\d+) results? available for search term (.*)\.$/s, 'Résultats pour « $2 » : $1.'],
  [/^(\d+) results? available\.$/, 'Résultats : $1.'],
]

/** Returns what a select field announces, in French; `said` itself when it is none of the known English sentences. */
export function selectWords(said: string): string {
  const found = SENTENCES.find(([english]) => english.test(said))
  return found ? frenchTypography(said.replace(...found)) : said
}
