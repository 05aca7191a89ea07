import ts from 'typescript'

/** Where the type of the document stands; its comments become the descriptions of the schema. */
const SOURCE = 'site/page/page-json.tsx'

type Schema = Record<string, unknown>

const { compare } = new Intl.Collator('en')

/** The JSON Schema (draft 2020-12) of what `ADDRESS.json` answers, made from the type `PageJson`. */
export function pageSchema(): Schema {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: unknown
  }
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd())
  const program = ts.createProgram([SOURCE], options)
  const checker = program.getTypeChecker()
  const source = checker.getSymbolAtLocation(program.getSourceFile(SOURCE)!)!
  const definitions = new Map<string, Schema>()

  const isOwn = (symbol: ts.Symbol | undefined): symbol is ts.Symbol =>
    symbol?.declarations?.[0]?.getSourceFile().fileName.endsWith(SOURCE) ?? false

  const description = (symbol: ts.Symbol | undefined): Schema => {
    const text = isOwn(symbol)
      ? ts.displayPartsToString(symbol.getDocumentationComment(checker))
      : ''
    return text ? { description: text } : {}
  }

  /** A type without parameters that `SOURCE` names is defined once. */
  function schemaOf(type: ts.Type): Schema {
    const alias = type.aliasSymbol
    if (!isOwn(alias) || type.aliasTypeArguments) return inlined(type)
    if (!definitions.has(alias.name)) {
      definitions.set(alias.name, {})
      definitions.set(alias.name, { ...description(alias), ...inlined(type) })
    }
    return { $ref: `#/$defs/${alias.name}` }
  }

  function inlined(type: ts.Type): Schema {
    if (type.aliasSymbol?.name === 'InstantJson') return { type: 'string', format: 'date-time' }
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' }
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
      throw new Error(`${SOURCE}: a type is not known.`)
    if (type.isUnion()) {
      const types = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
      // The compiler orders them as it meets them.
      const schemas = types
        .map(schemaOf)
        .sort((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))
      return schemas.every((schema) => 'const' in schema)
        ? { enum: schemas.map((schema) => schema.const) }
        : { anyOf: schemas }
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { const: checker.typeToString(type) === 'true' }
    }
    if (type.flags & ts.TypeFlags.Null) return { const: null }
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' }
    if (checker.isTypeAssignableTo(type, checker.getStringType())) return { type: 'string' }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference)
      return { type: 'array', items: schemaOf(item!) }
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectSchema(type)
    throw new Error(`${SOURCE}: JSON has no ${checker.typeToString(type)}.`)
  }

  function objectSchema(type: ts.Type): Schema {
    const properties = checker.getPropertiesOfType(type)
    const isRequired = ({ flags }: ts.Symbol) => !(flags & ts.SymbolFlags.Optional)
    return {
      type: 'object',
      properties: Object.fromEntries(
        properties.map((property) => [
          property.name,
          { ...description(property), ...schemaOf(checker.getTypeOfSymbol(property)) },
        ]),
      ),
      required: properties
        .filter(isRequired)
        .map(({ name }) => name)
        .sort(compare),
    }
  }

  const page = checker.getExportsOfModule(source).find(({ name }) => name === 'PageJson')!
  const root = { ...description(page), ...inlined(checker.getDeclaredTypeOfSymbol(page)) }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    $defs: Object.fromEntries(definitions),
  }
}
