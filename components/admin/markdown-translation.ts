/** The French of every text that the editor and the plugins in use show or announce, by their keys. */
export const FRENCH: Readonly<Record<string, string>> = {
  'dialog.close': 'Fermer la fenêtre',
  'imageEditor.deleteImage': 'Supprimer l’image',
  'imageEditor.editImage': 'Changer le texte de remplacement',
  'table.alignCenter': 'Centrer',
  'table.alignLeft': 'Aligner à gauche',
  'table.alignRight': 'Aligner à droite',
  'table.columnMenu': 'Menu de la colonne',
  'table.deleteColumn': 'Supprimer cette colonne',
  'table.deleteRow': 'Supprimer cette ligne',
  'table.deleteTable': 'Supprimer le tableau',
  'table.insertColumnLeft': 'Insérer une colonne à gauche',
  'table.insertColumnRight': 'Insérer une colonne à droite',
  'table.insertRowAbove': 'Insérer une ligne au-dessus',
  'table.insertRowBelow': 'Insérer une ligne au-dessous',
  'table.rowMenu': 'Menu de la ligne',
  'table.textAlignment': 'Alignement du texte',
  'toolbar.blockTypeSelect.placeholder': 'Paragraphe',
  'toolbar.blockTypeSelect.selectBlockTypeTooltip': 'Paragraphe, titre ou citation',
  'toolbar.blockTypes.heading': 'Titre {{level}}',
  'toolbar.blockTypes.paragraph': 'Paragraphe',
  'toolbar.blockTypes.quote': 'Citation',
  'toolbar.bold': 'Gras',
  'toolbar.bulletedList': 'Liste à puces',
  'toolbar.checkList': 'Liste de cases à cocher',
  'toolbar.diffMode': 'Comparaison',
  'toolbar.italic': 'Italique',
  'toolbar.link': 'Insérer un lien',
  'toolbar.numberedList': 'Liste numérotée',
  'toolbar.redo': 'Rétablir ({{shortcut}})',
  'toolbar.removeBold': 'Retirer le gras',
  'toolbar.removeItalic': 'Retirer l’italique',
  'toolbar.removeUnderline': 'Retirer le soulignement',
  'toolbar.richText': 'Texte enrichi',
  'toolbar.source': 'Source',
  'toolbar.table': 'Insérer un tableau',
  'toolbar.thematicBreak': 'Insérer une ligne de séparation',
  'toolbar.toggleGroup': 'Choix',
  'toolbar.underline': 'Souligner',
  'toolbar.undo': 'Annuler ({{shortcut}})',
}

/** The editor's key for the accessible name of the text area: the field's label. */
export const AREA_NAME = 'contentArea.editableMarkdown'

/**
 * Returns the editor's `translation` for one field: `(key, English text, values) => French text`. The text area is named by
 * the field's `label` (RGAA 11.1); a key that is not listed keeps the editor's English text.
 */
export function frenchFor(label: string) {
  return (key: string, english: string, values: Record<string, unknown> = {}): string =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, String(value)),
      key === AREA_NAME ? label : (FRENCH[key] ?? english),
    )
}
