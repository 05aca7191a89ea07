import type { ErrorCode } from 'yaml'

const UNQUOTED_COLON =
  'un texte sur plusieurs lignes contient « : » ou est mal indenté : indentez la suite sous la clé, ou mettez le texte entre guillemets'

/** The usual meaning of each parser code for the person who typed the file. */
const MESSAGES: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'un alias (*nom) ne peut porter ni ancre ni étiquette',
  BAD_ALIAS: 'un texte qui commence par « * » se met entre guillemets',
  BAD_COLLECTION_TYPE: 'étiquette YAML qui ne convient pas à cette valeur',
  BAD_DIRECTIVE: 'ligne de directive (%) non admise',
  BAD_DQ_ESCAPE: 'séquence « \\ » inconnue dans un texte entre guillemets doubles',
  BAD_INDENT: 'indentation incorrecte : alignez les clés d’un même groupe, avec des espaces',
  BAD_PROP_ORDER: 'ancre ou étiquette mal placée',
  BAD_SCALAR_START: 'ce caractère ne peut commencer un texte : mettez le texte entre guillemets',
  BLOCK_AS_IMPLICIT_KEY:
    'un deuxième « : » sur la ligne : mettez le texte entre guillemets, ou passez-le à la ligne après « >- »',
  BLOCK_IN_FLOW: 'liste ou texte en bloc à l’intérieur de crochets ou d’accolades',
  DUPLICATE_KEY: 'clé déjà présente dans ce groupe',
  KEY_OVER_1024_CHARS: 'clé de plus de 1 024 caractères : un guillemet ou un « : » est mal placé',
  MISSING_CHAR:
    'un caractère manque : guillemet fermant, « : », virgule, crochet ou espace (après « : » ou « # »)',
  MULTILINE_IMPLICIT_KEY: UNQUOTED_COLON,
  MULTIPLE_DOCS: 'plusieurs documents YAML dans le même en-tête',
  RESOURCE_EXHAUSTION: 'structure trop profonde',
  TAB_AS_INDENT: 'tabulation dans l’indentation : remplacez-la par des espaces',
  TAG_RESOLVE_FAILED: 'étiquette YAML (!) inconnue, ou qui ne convient pas à cette valeur',
  UNEXPECTED_TOKEN: 'texte inattendu ici : vérifiez guillemets et indentation',
}

/** The French message for a code of the `yaml` parser; rare codes are shown in the message, so that they can be looked up. */
export function yamlMessage(code: ErrorCode): string {
  return MESSAGES[code] ?? `YAML incorrect (${code})`
}
