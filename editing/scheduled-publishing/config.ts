import type { Config } from 'payload'

import { schedulePublishTask } from './task'

const nobody = () => false

/**
 * Payload adds its own task of the same slug after ours, and takes the first. Over HTTP anyone signed in could otherwise
 * run jobs, beside the lease.
 */
export const scheduleJobs = {
  tasks: [schedulePublishTask],
  access: { run: nobody, queue: nobody, cancel: nobody },
} satisfies Config['jobs']
