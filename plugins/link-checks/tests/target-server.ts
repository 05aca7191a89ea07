import http from 'node:http'
import type { AddressInfo } from 'node:net'

import { INTERNET, type Network } from '@/plugins/link-checks/request'

type Answer = (
  req: http.IncomingMessage,
  res: http.ServerResponse,
  address: (path: string, host?: string) => string,
) => void

/** A server of this machine in the place of another site. Counts the connections, and keeps the requests. */
export async function openTarget(answer: Answer) {
  const requests: { line: string; agent: string | undefined }[] = []
  let connections = 0
  const at = { port: 0 }
  const address = (path: string, host = 'cible.test') => `http://${host}:${at.port}${path}`
  const server = http.createServer((req, res) => {
    requests.push({ line: `${req.method} ${req.url}`, agent: req.headers['user-agent'] })
    answer(req, res, address)
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  at.port = (server.address() as AddressInfo).port
  return {
    address,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

/** The network of production, except that it may reach this machine, where all names lead. */
export const LOCAL: Network = {
  resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  isAllowedAddress: (address) => address === '127.0.0.1',
  isAllowedPort: () => true,
  timeoutMs: 1_000,
  pauseMs: 0,
}

/** The network of production on any port, with another resolver. */
export const strictly = (resolve: Network['resolve'] = INTERNET.resolve): Network => ({
  ...INTERNET,
  resolve,
  isAllowedPort: () => true,
  pauseMs: 0,
})
