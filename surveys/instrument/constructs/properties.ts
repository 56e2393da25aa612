/** The properties that may be used of the questions of several values, of images and of choices shown otherwise. */

interface Lists {
  readonly question: readonly string[]
  readonly comment: readonly string[]
  readonly select: readonly string[]
  readonly visual: readonly string[]
}

const list = ['placeholder', 'allowClear', 'searchEnabled', 'searchMode', 'textWrapEnabled']
const image = ['contentMode', 'imageFit', 'imageHeight', 'imageWidth']
const table = ['columnMinWidth', 'showHeader', 'verticalAlign', 'alternateRows', 'displayMode']
const cells = ['columns', 'cellType', 'choices', 'placeholder', 'keyDuplicationError', 'columnColCount']
const cellLook = [
  'columnLayout',
  'transposeData',
  'cellErrorLocation',
  'horizontalScroll',
  'allowAdaptiveActions',
]
const entries = ['keyName', 'confirmDelete', 'confirmDeleteText']

export function constructProperties(lists: Lists): Readonly<Record<string, ReadonlySet<string>>> {
  const { question, comment, select, visual } = lists
  // A list as a whole has no code of its own for 'no answer': the questions inside do.
  const whole = [...question.filter((property) => property !== 'missing'), ...visual]
  const ranked = ['otherText', 'noneText', 'refuseText', 'dontKnowText', 'otherPlaceholder', 'otherErrorText']
  const rankable = select.filter(
    (property) =>
      !/^(show|has)(Other|None|Refuse|DontKnow)|^choices(Visible|Enable)If|^separate/.test(property),
  )
  return {
    tagbox: new Set([
      ...[...select, ...visual, ...list, 'minSelectedChoices', 'maxSelectedChoices', 'showSelectAllItem'],
      ...['selectAllText', 'hideSelectedItems', 'closeOnSelect'],
    ]),
    ranking: new Set([
      ...[...rankable.filter((property) => !ranked.includes(property)), ...visual, 'longTap'],
      ...['minSelectedChoices', 'maxSelectedChoices', 'selectToRankEnabled', 'selectToRankSwapAreas'],
      ...['selectToRankAreasLayout', 'selectToRankEmptyRankedAreaText', 'selectToRankEmptyUnrankedAreaText'],
    ]),
    imagepicker: new Set([
      ...[...question, ...comment, ...visual, ...image, 'choices', 'choicesVisibleIf', 'choicesEnableIf'],
      ...['choicesOrder', 'colCount', 'multiSelect', 'showLabel'],
      ...['minImageWidth', 'minImageHeight', 'maxImageWidth', 'maxImageHeight'],
    ]),
    buttongroup: new Set([
      ...question,
      ...visual,
      'choices',
      'choicesVisibleIf',
      'choicesEnableIf',
      'choicesOrder',
    ]),
    slider: new Set([
      ...[...question, ...comment, ...visual, 'sliderType', 'min', 'max', 'step', 'minValueExpression'],
      ...[
        'maxValueExpression',
        'showLabels',
        'tooltipVisibility',
        'labelFormat',
        'tooltipFormat',
        'labelCount',
      ],
      'allowClear',
    ]),
    image: new Set([
      'type',
      'name',
      'title',
      'imageLink',
      'altText',
      'visible',
      'visibleIf',
      ...image,
      ...visual,
    ]),
    multipletext: new Set([
      ...whole,
      ...comment,
      'items',
      'colCount',
      'inputSize',
      'itemErrorLocation',
      'itemTitleWidth',
    ]),
    multipletextitem: new Set([
      ...[
        'name',
        'title',
        'isRequired',
        'requiredErrorText',
        'inputType',
        'placeholder',
        'maxLength',
        'inputSize',
      ],
      ...['inputTextAlignment', 'minValueExpression', 'maxValueExpression', 'validators'],
    ]),
    matrix: new Set([
      ...[
        ...question,
        ...visual,
        ...comment,
        ...table,
        'rows',
        'columns',
        'rowsVisibleIf',
        'columnsVisibleIf',
      ],
      ...['eachRowRequired', 'eachRowUnique', 'rowOrder', 'rowTitleWidth'],
    ]),
    matrixdropdown: new Set([
      ...whole,
      ...table,
      ...cells,
      ...cellLook,
      'rows',
      'rowsVisibleIf',
      'rowOrder',
      'rowTitleWidth',
    ]),
    matrixdynamic: new Set([
      ...[
        ...whole,
        ...table,
        ...cells,
        ...cellLook,
        ...entries,
        'allowAddRows',
        'allowRemoveRows',
        'rowCount',
      ],
      ...['minRowCount', 'maxRowCount', 'addRowButtonLocation', 'addRowText', 'removeRowText', 'noRowsText'],
    ]),
    paneldynamic: new Set([
      ...[...whole, ...entries, 'templateElements', 'templateTitle', 'templateDescription', 'noEntriesText'],
      ...['allowAddPanel', 'allowRemovePanel', 'panelCount', 'minPanelCount', 'maxPanelCount', 'panelsState'],
      ...['keyDuplicationError', 'addPanelText', 'removePanelText', 'templateQuestionTitleLocation'],
      ...['templateErrorLocation', 'removePanelButtonLocation'],
    ]),
    imageChoice: new Set(['value', 'text', 'imageLink', 'visibleIf', 'enableIf']),
  }
}
