/** The parts of Payload that the rules need: all of it takes half a second to load, and each mutant loads it again. */
export { addDataAndFileToRequest } from '../../node_modules/payload/dist/utilities/addDataAndFileToRequest.js'
export { APIError } from '../../node_modules/payload/dist/errors/APIError.js'
export { flattenAllFields } from '../../node_modules/payload/dist/utilities/flattenAllFields.js'
export { defaultLoggerOptions } from '../../node_modules/payload/dist/utilities/logger.js'
export { buildVersionCollectionFields } from '../../node_modules/payload/dist/versions/buildCollectionFields.js'
export { buildVersionGlobalFields } from '../../node_modules/payload/dist/versions/buildGlobalFields.js'
