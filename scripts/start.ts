/** `npm start`: serves the production build with the settings of the environment. */
import { envOrExit, refuseBusyPort, serve } from './server/run'

Object.assign(process.env, { NODE_ENV: 'production' })
const { port } = envOrExit()
await refuseBusyPort(port)
serve(port)
