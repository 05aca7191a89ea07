import autocannon from 'autocannon'

/** Results of a load: requests answered per second, and milliseconds until half, or 99 %, were answered. */
export type Load = { perSecond: number; p50: number; p99: number }

type LoadOptions = {
  /** Path of each request. With several, each connection has its own share and requests them in turn. */
  paths: string[]
  /** Duration in seconds, or number of requests. */
  seconds?: number
  requests?: number
  headers?: Record<string, string>
}

const CONNECTIONS = 10

/** Sends requests to `url` as fast as it responds. Throws if a response fails or is missing. */
export async function load(
  url: string,
  { paths, seconds, requests, headers }: LoadOptions,
): Promise<Load> {
  let connected = 0
  const result = await autocannon({
    url: url + paths[0],
    connections: CONNECTIONS,
    headers,
    ...(requests ? { amount: requests } : { duration: seconds }),
    setupClient(client) {
      const share = connected++ % Math.min(CONNECTIONS, paths.length)
      const own = paths.filter((_, index) => index % CONNECTIONS === share)
      client.setRequests(own.map((path) => ({ method: 'GET', path, headers })))
    },
  })
  const failed = result.errors + result.non2xx
  if (failed) throw new Error(`${url}${paths[0]}: ${failed} requests of a load failed.`)
  const { latency, requests: answered, duration } = result
  return { perSecond: answered.total / duration, p50: latency.p50, p99: latency.p99 }
}
