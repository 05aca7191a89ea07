import { startGoServer, type GoServer } from './go-server'

export type MongoServer = GoServer

/**
 * Starts FerretDB, which speaks MongoDB's protocol over SQLite files, on a free loopback port. Returns null without Go.
 * Throws when it does not build or start.
 */
export const startMongoWire = (): Promise<MongoServer | null> =>
  startGoServer('tests/support/mongo-wire', (data, port) => [data, port])
