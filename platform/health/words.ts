/** What staff are told while the database is down. */
export const DATABASE_DOWN =
  'La base de données ne répond pas. Rien ne peut être lu ni enregistré pour le moment\u00a0: réessayez dans quelques minutes, sans fermer ce que vous avez commencé.'

/** What staff and machines are told while nothing can be written. */
export const DISK_FULL =
  'Le disque du serveur est plein\u00a0: rien n’a été enregistré. Sans fermer ce que vous avez commencé, prévenez la personne qui s’occupe du serveur, et réessayez quand elle aura fait de la place.'

/** What they are told when the database can no longer be trusted. */
export const DATABASE_DAMAGED =
  'Le fichier de la base de données est abîmé\u00a0: rien n’a été enregistré. Prévenez la personne qui s’occupe du serveur\u00a0: il faut restaurer une sauvegarde.'

/** When to ask again for what is not there for a moment, in seconds, as the header of that name says it. */
export const RETRY_AFTER = '30'
