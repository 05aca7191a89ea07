import { MIN_PASSWORD } from '@/platform/security/passwords'
import { frenchTypography } from '@/text/typography'

type Words = Record<string, Record<string, string>>

const WRONG_LOGIN =
  'Adresse ou mot de passe incorrects. Après cinq essais, un compte est bloqué dix minutes.'

/**
 * Replacements for Payload’s French where it is wrong, or untrue on this site. Labels may be masculine or feminine (« Critère
 * », « Page »), and the gender is unknown, so sentences avoid agreement.
 */
const adminWords: Words = {
  authentication: {
    // Shown when a password reset request fails, for any reason.
    emailNotValid:
      'Aucun e-mail n’est parti. Vérifiez l’adresse, et réessayez dans quelques minutes.',
    newPassword: `Nouveau mot de passe (${MIN_PASSWORD} caractères au moins)`,
  },
  error: {
    // The same sentence for both, so that a locked account does not reveal that it exists.
    emailOrPasswordIncorrect: WRONG_LOGIN,
    userLocked: WRONG_LOGIN,
    logoutFailed: 'La déconnexion a échoué.',
    unPublishingDocument: 'Ce contenu n’a pas pu être mis hors ligne.',
  },
  fields: {
    addNew: 'Ajouter',
    addNewLabel: 'Créer : {{label}}',
    chooseFromExisting: 'Choisir dans ce qui existe',
    toggleBlock: 'Replier ou déplier',
  },
  general: {
    // Lists: « Liste des Pages », and the text of an empty cell.
    all: 'Liste des',
    noLabel: '{{label}} : vide',
    noResultsDescription: 'Rien n’existe encore ici, ou rien ne répond aux filtres ci-dessus.',
    selectedCount: 'Sélection : {{count}} {{label}}',
    selectAll: 'Tout sélectionner : {{count}} {{label}}',
    showAllLabel: 'Afficher les {{label}}',
    perPage: 'Par page : {{limit}}',
    ascending: 'Ordre croissant',
    descending: 'Ordre décroissant',
    sortByLabelDirection: 'Trier par {{label}} : {{direction}}',
    next: 'Suivant',

    // For the rows of any list: `repairs.ts` says « section » in lists of sections.
    copyField: 'Copier toutes les lignes',
    copyRow: 'Copier la ligne',
    pasteField: 'Coller toutes les lignes',
    pasteRow: 'Coller la ligne',

    payloadSettings: 'Réglages de l’affichage',

    // Creation.
    createNew: 'Créer',
    createNewLabel: 'Créer : {{label}}',
    creatingNewLabel: 'Création : {{label}}',
    created: 'Création',
    createdAt: 'Création',
    successfullyCreated: '{{label}} : création faite.',
    successfullyDuplicated: '{{label}} : copie faite, en brouillon.',
    updatedCountSuccessfully: 'Mise à jour faite : {{count}} {{label}}.',

    // Deletion and restoration. The titles of the dialogs are also the words of their buttons (`repairs.ts`).
    confirmDeletion: 'Supprimer',
    confirmRestoration: 'Restaurer',
    deletedAt: 'Mise à la corbeille',
    documentIsTrashed: '{{label}} dans la corbeille, en lecture seule.',
    noTrashResults: '{{label}} : la corbeille est vide.',
    aboutToTrash: 'Vous allez mettre à la corbeille : {{label}} <1>{{title}}</1>. Continuer ?',
    aboutToTrashCount: 'Vous allez mettre à la corbeille : {{count}} {{label}}.',
    titleTrashed: '{{label}} « {{title}} » : maintenant dans la corbeille.',
    trashedCountSuccessfully: 'Maintenant dans la corbeille : {{count}} {{label}}.',
    aboutToRestore: 'Vous allez restaurer : {{label}} <1>{{title}}</1>. Continuer ?',
    aboutToRestoreAsDraft:
      'Vous allez restaurer comme brouillon : {{label}} <1>{{title}}</1>. Continuer ?',
    aboutToRestoreCount: 'Vous allez restaurer : {{count}} {{label}}.',
    aboutToRestoreAsDraftCount: 'Vous allez restaurer comme brouillon : {{count}} {{label}}.',
    titleRestored: '{{label}} « {{title}} » : restauration faite.',
    restoredCountSuccessfully: 'Restauration faite : {{count}} {{label}}.',
    aboutToDelete: 'Vous allez supprimer : {{label}} <1>{{title}}</1>. Continuer ?',
    aboutToPermanentlyDelete:
      'Vous allez supprimer définitivement : {{label}} <1>{{title}}</1>. Continuer ?',
    aboutToPermanentlyDeleteTrash:
      'Vous allez supprimer définitivement de la corbeille : <0>{{count}}</0> <1>{{label}}</1>. Continuer ?',
    titleDeleted: '{{label}} « {{title}} » : suppression faite.',
    deletedSuccessfully: 'Suppression faite.',
    deletedCountSuccessfully: 'Suppression faite : {{count}} {{label}}.',
    permanentlyDeletedCountSuccessfully: 'Suppression définitive faite : {{count}} {{label}}.',

    // Concurrent editing. Typed text is kept on the device of the person who typed it.
    currentlyEditing:
      'Une autre personne modifie ce document. Si vous prenez la main, elle ne pourra plus l’enregistrer ; ce qu’elle a tapé reste gardé sur son appareil.',
    takeOver: 'Prendre la main',
    editingTakenOver: 'Une autre personne a pris la main',
    anotherUserTakenOver:
      'Une autre personne modifie maintenant ce document. Ce que vous avez tapé et qui n’est pas enregistré est gardé sur cet appareil.',
    goBack: 'Revenir à la liste',
  },
  upload: {
    // French users read « télécharger » as downloading a file from the site.
    bulkUpload: 'Ajouter plusieurs fichiers',
    // In lists, where this is a picture.
    fileName: 'Fichier',
    fileToUpload: 'Fichier à téléverser',
    filesToUpload: 'Fichiers à téléverser',
  },
  validation: {
    longerThanMin: 'Saisissez au moins {{minLength}} caractères.',
    shorterThanMax: 'Saisissez au plus {{maxLength}} caractères.',
  },
  version: {
    confirmPublish: 'Publier',
    aboutToPublishSelection: 'Vous allez publier toute la sélection ({{label}}). Continuer ?',

    // Taking published content offline.
    unpublish: 'Mettre hors ligne',
    confirmUnpublish: 'Mettre hors ligne',
    aboutToUnpublish:
      'Vous allez mettre ce document hors ligne : les visiteurs ne le verront plus. Continuer ?',
    aboutToUnpublishSelection:
      'Vous allez mettre hors ligne toute la sélection ({{label}}) : les visiteurs ne la verront plus. Continuer ?',
    unpublishing: 'Mise hors ligne en cours…',
    unpublishedSuccessfully: 'Mise hors ligne faite : les visiteurs ne voient plus ce contenu.',
  },
}

/** The words above, with French typography, to replace Payload’s own. */
export const ownWords: Words = Object.fromEntries(
  Object.entries(adminWords).map(([group, own]) => [
    group,
    Object.fromEntries(Object.entries(own).map(([key, text]) => [key, frenchTypography(text)])),
  ]),
)
