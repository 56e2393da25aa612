/** What stands inside survey-core's questions of several values, by the compiler's paths. */

import type {
  MatrixDropdownRowModelBase,
  Question,
  QuestionMatrixDropdownModelBase,
  QuestionMatrixModel,
  QuestionMultipleTextModel,
  QuestionPanelDynamicModel,
} from 'survey-core'

export interface Inside {
  readonly name: string
  readonly visible: boolean
  readonly required: boolean
  readonly enabled: boolean
  readonly invalid: boolean
}

export function insideOf(question: Question): Inside[] {
  const { name } = question
  const type = question.getType()
  if (type === 'multipletext') {
    return (question as QuestionMultipleTextModel).items.map((item) =>
      part(item.editor, `${name}.${item.name}`),
    )
  }
  if (type === 'matrix') return rowsOf(question as QuestionMatrixModel)
  if (type === 'matrixdropdown' || type === 'matrixdynamic') {
    const rows = (question as QuestionMatrixDropdownModelBase).visibleRows
    return rows.flatMap((row: MatrixDropdownRowModelBase, index) => {
      const path = type === 'matrixdynamic' ? `${name}[${index}]` : `${name}.${row.rowName}`
      return row.cells.map((cell) => part(cell.question, `${path}.${cell.column.name}`))
    })
  }
  if (type !== 'paneldynamic') return []
  const { panels } = question as QuestionPanelDynamicModel
  return panels.flatMap((panel, index) =>
    panel.questions.map((inner) => part(inner, `${name}[${index}].${inner.name}`)),
  )
}

function part(question: Question, name: string): Inside {
  const visible = question.isVisible && question.isParentVisible
  return {
    name,
    visible,
    required: visible && question.isRequired && !question.isReadOnly,
    enabled: !question.isReadOnly,
    invalid: visible && question.errors.length > 0,
  }
}

function rowsOf(matrix: QuestionMatrixModel): Inside[] {
  return matrix.visibleRows.map((row) => ({
    name: `${matrix.name}.${row.name}`,
    visible: true,
    required: matrix.eachRowRequired && !matrix.isReadOnly,
    enabled: !matrix.isReadOnly,
    invalid: row.hasError,
  }))
}
