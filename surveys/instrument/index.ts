export { canonicalJson } from './canonical.ts'
export { compileInstrument } from './compile.ts'
export type { Comparison, ParsedExpression } from './expression.ts'
export { compileExpression, ExpressionError, parseExpression } from './expression.ts'
export type {
  Answers,
  Code,
  Condition,
  ElementType,
  Inside,
  Instrument,
  InstrumentContext,
  Item,
  ItemChoice,
  ItemProblem,
  Page,
  ProblemCode,
  State,
  ValueType,
} from './instrument.ts'
export { InstrumentError } from './instrument.ts'
export { baseName, itemRead, placeholdersIn, textsIn } from './names.ts'
export type { Choose, Route } from './paths.ts'
export { answerByRoute } from './paths.ts'
export type { InstrumentVariable, SpellTable } from './variables.ts'
export { spellTablesOf, variablesOf } from './variables.ts'
