/** Questionnaires of everything that survey-core knows, and of what files of others hold besides. */
import fc from 'fast-check'
import { Serializer } from 'survey-core'

const types = Serializer.getChildrenClasses('question', true).map(({ name }) => name)
const text = fc.oneof(
  fc.string(),
  fc.constant({ default: 'a', fr: 'b' }),
  fc.constant({ nl: 'a', 'zh-cn': 5 }),
  fc.constant('<p onclick="x()">{a.b[0]}</p>'),
)
const code = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
const choice = fc.oneof(
  code,
  fc.record({ value: code, text, custom: fc.jsonValue({ maxDepth: 1 }) }, { requiredKeys: [] }),
)
const condition = fc.oneof(fc.constantFrom("{a} = 'b'", '((', '{a} anyof [1, "x"]', ''), fc.string())
const loose = fc.dictionary(
  fc.constantFrom('title', 'custom', 'x-ours', 'visibleIf', 'description', 'constructor', '7'),
  fc.oneof(text, fc.integer(), fc.constant([1, { deep: null }])),
  { maxKeys: 3 },
)
/** Such as real files hold most often. */
const usual = fc.record(
  {
    choices: fc.array(choice, { maxLength: 3 }),
    rows: fc.array(choice, { maxLength: 2 }),
    columns: fc.array(
      fc.oneof(
        fc.string(),
        fc.record({ name: fc.string(), cellType: fc.constantFrom(...types), choices: fc.array(choice) }),
      ),
      { maxLength: 2 },
    ),
    items: fc.array(fc.oneof(fc.string(), fc.record({ name: fc.string(), title: text })), { maxLength: 2 }),
    validators: fc.array(
      fc.record({ type: fc.constantFrom('numeric', 'regex', 'expression', 'zzz', 'toString'), text }),
      { maxLength: 2 },
    ),
    visibleIf: condition,
    correctAnswer: fc.jsonValue({ maxDepth: 1 }),
    labelTrue: text,
    title: text,
  },
  { requiredKeys: [] },
)
const ofSurvey = fc.record(
  {
    triggers: fc.array(
      fc.record({
        type: fc.constantFrom('complete', 'setvalue', 'copyvalue', 'skip', 'runexpression', 'visible', 'zzz'),
        expression: condition,
      }),
      { maxLength: 2 },
    ),
    calculatedValues: fc.array(fc.record({ name: fc.string(), expression: condition }), { maxLength: 2 }),
    completedHtmlOnCondition: fc.array(fc.record({ expression: condition, html: text }), { maxLength: 2 }),
    locale: fc.constantFrom('de', 'nl', ''),
  },
  { requiredKeys: [] },
)

function propertyValues(type: string) {
  const names = Serializer.getProperties(type)
    .filter(
      ({ isSerializable, name }) =>
        isSerializable && !['name', 'elements', 'pages', 'templateElements'].includes(name),
    )
    .map(({ name }) => name)
  return fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.jsonValue({ maxDepth: 2 })),
    { maxKeys: 4 },
  )
}

/** `nameOf` names each part: `q`, `p` and `page` for what it is. */
export function anyQuestionnaire(nameOf: (stem: string) => unknown): fc.Arbitrary<object> {
  const question = fc
    .constantFrom(...types)
    .chain((type) =>
      fc
        .record({ own: propertyValues(type), usual, loose })
        .map(({ own, usual: some, loose: more }) => ({ ...own, ...some, ...more, type, name: nameOf('q') })),
    )
  const { part } = fc.letrec((tie) => ({
    part: fc.oneof({ maxDepth: 6, depthSize: 'small' }, question, tie('panel')),
    panel: fc
      .record({ more: loose, elements: fc.array(tie('part'), { maxLength: 3 }), dynamic: fc.boolean() })
      .map(({ more, elements, dynamic }) =>
        dynamic
          ? { ...more, type: 'paneldynamic', name: nameOf('p'), templateElements: elements }
          : { ...more, type: 'panel', name: nameOf('p'), elements },
      ),
  }))
  const page = fc
    .record({ more: loose, elements: fc.array(part, { maxLength: 4 }) })
    .map(({ more, elements }) => ({ ...more, name: nameOf('page'), elements }))
  return fc
    .record({
      more: loose,
      ofSurvey,
      pages: fc.array(page, { minLength: 1, maxLength: 4 }),
      flat: fc.constantFrom('', 'elements', 'questions'),
    })
    .map(({ more, ofSurvey: some, pages, flat }): object =>
      flat === ''
        ? { ...more, ...some, pages }
        : { ...more, ...some, [flat]: pages.flatMap(({ elements }) => elements) },
    )
}
