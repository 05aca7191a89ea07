import type {
  BaseDatabaseAdapter,
  CollectionSlug,
  GlobalSlug,
  PayloadRequest,
  Where,
} from 'payload'

/** The `req` of a write that keeps its given dates, such as a restored backup. It may be combined with `UNSYNCED`. */
export const KEEPS_DATES = { context: { keepsDates: true } }

/** The common arguments of the adapter methods below: a collection or a global, its document, and the dates of the write. */
type Args = {
  collection?: CollectionSlug
  collectionSlug?: CollectionSlug
  global?: GlobalSlug
  globalSlug?: GlobalSlug
  slug?: GlobalSlug
  id?: string
  parent?: string
  where?: Where
  updatedAt?: string
  data?: Dated
  versionData?: Dated & { version?: Dated }
  req?: Partial<PayloadRequest>
}
type Dated = { updatedAt?: string }
type Method = (args: Args) => Promise<unknown>
type Methods = Record<
  | 'createVersion'
  | 'createGlobalVersion'
  | 'updateVersion'
  | 'updateGlobalVersion'
  | 'updateOne'
  | 'updateGlobal',
  Method
>

/**
 * Makes `db` date each version after all earlier versions of its document, even in the future. Payload treats the
 * latest date as the newest version, so without this a new version would lose against older ones after the server's
 * clock is set back.
 */
export function keepVersionOrder<Database extends BaseDatabaseAdapter>(db: Database): Database {
  const methods = db as unknown as Methods
  const { createVersion, createGlobalVersion, updateVersion, updateGlobalVersion } = methods
  const { updateOne, updateGlobal } = methods

  const create = (method: Method) => async (args: Args) => {
    const { parent, updatedAt, versionData } = args
    const last = await lastDate(db, args, parent ? { parent: { equals: parent } } : {})
    const date = after(last, updatedAt)
    return method.call(db, {
      ...args,
      updatedAt: date,
      versionData: redated(versionData, updatedAt, date),
    })
  }
  const update = (method: Method) => async (args: Args) => {
    const { id, versionData, where } = args
    const own: Where = id ? { id: { equals: id } } : (where ?? {})
    const date = after(await lastDate(db, args, own), versionData?.updatedAt, 'or equal')
    const version = redated(versionData?.version, versionData?.updatedAt, date)
    return method.call(db, { ...args, versionData: { ...versionData, updatedAt: date, version } })
  }
  const save = (method: Method) => async (args: Args) => {
    const { id, data } = args
    if (!data?.updatedAt) return method.call(db, args)
    const last = await lastDate(db, args, id ? { parent: { equals: id } } : {})
    return method.call(db, { ...args, data: { ...data, updatedAt: after(last, data.updatedAt) } })
  }
  Object.assign(methods, {
    createVersion: create(createVersion),
    createGlobalVersion: create(createGlobalVersion),
    updateVersion: update(updateVersion),
    updateGlobalVersion: update(updateGlobalVersion),
    updateOne: save(updateOne),
    updateGlobal: save(updateGlobal),
  })
  return db
}

/** The latest date of the versions that `where` selects; null without versions, or for a write that keeps its dates. */
async function lastDate(
  db: BaseDatabaseAdapter,
  { collection, collectionSlug, global, globalSlug, req, slug }: Args,
  where: Where,
): Promise<string | null> {
  if (req?.context?.keepsDates) return null
  const { collections, globals } = db.payload
  const ofCollection = collectionSlug ?? collection
  const ofGlobal = globalSlug ?? global ?? slug
  const asked = {
    where,
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
    select: { updatedAt: true },
    req,
  } as const
  if (ofCollection) {
    if (!collections[ofCollection]?.config.versions) return null
    const { docs } = await db.findVersions({ ...asked, collection: ofCollection })
    return docs[0]?.updatedAt ?? null
  }
  if (!ofGlobal || !globals.config.find((one) => one.slug === ofGlobal)?.versions) return null
  const { docs } = await db.findGlobalVersions({ ...asked, global: ofGlobal })
  return docs[0]?.updatedAt ?? null
}

/** `date`, or one millisecond after `last` if `date` is not later. */
function after(last: string | null, date: string | undefined, orEqual?: 'or equal') {
  if (last === null || date === undefined) return date
  const [earlier, later] = [Date.parse(last), Date.parse(date)]
  const isInOrder = orEqual ? later >= earlier : later > earlier
  return isInOrder ? date : new Date(earlier + 1).toISOString()
}

/** Replaces the date of `dated` if it equals `from`. A published document has a separate date, which stays. */
const redated = <Value extends Dated>(
  dated: Value | undefined,
  from: string | undefined,
  to: string | undefined,
) => (dated && dated.updatedAt === from ? { ...dated, updatedAt: to } : dated)
