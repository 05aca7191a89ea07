/** What staff are told while the database is down. */
export const DATABASE_DOWN =
  'La base de données ne répond pas. Rien ne peut être lu ni enregistré pour le moment\u00a0: réessayez dans quelques minutes, sans fermer ce que vous avez commencé.'
