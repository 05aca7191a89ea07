import { startGoServer, type GoServer } from './go-server'

/** What the tests know of the S3 server that is started for them, as the site's own variables. */
export const S3_TEST = {
  S3_BUCKET: 'fichiers-de-test',
  S3_ACCESS_KEY_ID: 'cle-de-test',
  S3_SECRET_ACCESS_KEY: 'secret-de-test',
  S3_REGION: 'fr-par',
}

/**
 * Starts an S3 service in memory (gofakes3, MIT) on a free loopback port. Returns null without Go. Throws when it does
 * not build or start.
 */
export const startS3Server = (): Promise<Pick<GoServer, 'url' | 'stop'> | null> =>
  startGoServer('tests/support/s3-server', () => [S3_TEST.S3_BUCKET, S3_TEST.S3_ACCESS_KEY_ID])
