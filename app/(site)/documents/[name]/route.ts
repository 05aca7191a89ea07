import { answerFile } from '@/site/files/answer'

export const dynamic = 'force-dynamic'

const answer = (request: Request): Promise<Response> => answerFile(request, 'documents')

export { answer as GET, answer as HEAD }
