/** `npm start`: serves the production build with the settings of the environment. */
import { envOrExit, refuseBusyPort, serve } from './server/run'

Object.assign(process.env, { NODE_ENV: 'production' })
const { port, host } = envOrExit()
await refuseBusyPort(port, host)
serve(port, host)
