import { answerFile } from '@/site/files/answer'

const answer = (request: Request): Promise<Response> => answerFile(request, 'documents')

export { answer as GET, answer as HEAD }
