/** Every question of several values, choices shown otherwise, images, required panels and choices carried forward. */

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

const number = { type: 'text', inputType: 'number' }

export const constructs = {
  title: 'Constructs',
  calculatedValues: [
    { name: 'spellDays', expression: "sumInArray({spells}, 'days')", includeIntoResult: true },
    { name: 'firstKind', expression: '{spells[0].kind}' },
  ],
  completedHtmlOnCondition: [{ expression: '{spellDays} > 10', html: 'Dank u.' }],
  pages: [
    {
      name: 'choices',
      elements: [
        {
          type: 'tagbox',
          name: 'channels',
          choices: ['paper', 'web', 'friends', { value: 'no', isExclusive: true }],
          minSelectedChoices: 1,
          maxSelectedChoices: 3,
          showOtherItem: true,
        },
        {
          type: 'radiogroup',
          name: 'best',
          choicesFromQuestion: 'channels',
          choicesFromQuestionMode: 'selected',
          isRequired: true,
          showNoneItem: true,
        },
        {
          type: 'checkbox',
          name: 'unused',
          choicesFromQuestion: 'channels',
          choicesFromQuestionMode: 'unselected',
        },
        { type: 'dropdown', name: 'same', choicesFromQuestion: 'channels' },
        { type: 'ranking', name: 'order', choices: ['pay', 'hours', 'travel'], isRequired: true },
        {
          type: 'ranking',
          name: 'top',
          choices: [1, 2, 3, 4],
          selectToRankEnabled: true,
          minSelectedChoices: 1,
          maxSelectedChoices: 2,
        },
        {
          type: 'imagepicker',
          name: 'face',
          choices: [
            { value: 'glad', imageLink: pixel },
            { value: 'sad', imageLink: pixel, visibleIf: "{order} contains 'pay'" },
          ],
        },
        {
          type: 'imagepicker',
          name: 'faces',
          multiSelect: true,
          choices: [
            { value: 1, imageLink: pixel },
            { value: 2, imageLink: pixel },
          ],
        },
        { type: 'buttongroup', name: 'button', choices: ['a', 'b'], isRequired: true },
        { type: 'slider', name: 'slide', min: 0, max: 10, step: 1, requiredIf: "{button} = 'a'" },
        { type: 'image', name: 'picture', imageLink: pixel, visibleIf: "{order[0]} = 'pay'" },
        { type: 'text', name: 'whyPay', visibleIf: "{order[0]} = 'pay' and {top.length} > 1" },
      ],
    },
    {
      name: 'rows',
      visibleIf: "{button} = 'a' or {channels} empty",
      elements: [
        {
          type: 'multipletext',
          name: 'income',
          requiredIf: "{button} = 'a'",
          items: [
            { name: 'work', inputType: 'number', isRequired: true },
            { name: 'benefit', inputType: 'number', maxValueExpression: '{income.work}' },
            { name: 'mail', inputType: 'email', maxLength: 20 },
          ],
        },
        {
          type: 'matrix',
          name: 'content',
          columns: [1, 2, { value: 3, text: 'drie' }],
          rows: ['pay', 'hours', { value: 'boss', visibleIf: '{income.work} > 0' }],
          eachRowRequired: true,
        },
        {
          type: 'matrix',
          name: 'unlike',
          columns: ['one', 'two', 'three'],
          columnsVisibleIf: "{channels} contains 'web' or {item} != 'three'",
          rows: ['x', 'y'],
          rowsVisibleIf: "{content.pay} = 1 or {item} = 'x'",
          eachRowUnique: true,
          isRequired: true,
        },
        { type: 'text', name: 'whyContent', visibleIf: '{content.pay} = 3', isRequired: true },
        {
          type: 'matrixdropdown',
          name: 'jobs',
          enableIf: "{best} != 'none'",
          choices: ['yes', 'no'],
          columns: [
            { name: 'had', isRequired: true },
            { name: 'hours', cellType: 'text', inputType: 'number', visibleIf: "{row.had} = 'yes'" },
            { name: 'more', cellType: 'checkbox', choices: [1, 2, 3], requiredIf: '{row.hours} > 20' },
            { name: 'week', cellType: 'expression', expression: '{row.hours} * 2' },
          ],
          rows: ['main', { value: 'second', visibleIf: "{jobs.main.had} = 'yes'" }],
        },
        { type: 'text', name: 'whyMain', visibleIf: '{jobs.main.hours} > 3' },
        { type: 'text', name: 'whyWeek', visibleIf: '{jobs.second.week} > 10', isRequired: true },
      ],
    },
    {
      name: 'spellsPage',
      elements: [
        {
          type: 'paneldynamic',
          name: 'spells',
          maxPanelCount: 4,
          keyName: 'kind',
          isRequired: true,
          templateElements: [
            { type: 'radiogroup', name: 'kind', choices: ['job', 'benefit', 'none'], isRequired: true },
            { ...number, name: 'days', min: 1, max: 31, requiredIf: "{panel.kind} = 'job'" },
            {
              type: 'panel',
              name: 'jobPanel',
              visibleIf: "{panel.kind} = 'job'",
              elements: [
                { type: 'text', name: 'employer', isRequired: true, maxLength: 8 },
                {
                  type: 'checkbox',
                  name: 'through',
                  choices: ['paper', 'web', 'friends'],
                  choicesVisibleIf: '{channels} contains {item}',
                },
              ],
            },
            { type: 'expression', name: 'double', expression: '{panel.days} * 2' },
            { type: 'text', name: 'long', visibleIf: '{panel.double} > 20 and {slide} notempty' },
            { type: 'comment', name: 'many', visibleIf: '{spellDays} > 12' },
          ],
        },
        {
          type: 'matrixdynamic',
          name: 'children',
          rowCount: 0,
          maxRowCount: 3,
          visibleIf: "{spells.length} > 1 or {firstKind} = 'job'",
          columns: [
            { name: 'age', cellType: 'text', inputType: 'number', isRequired: true, isUnique: true },
            { name: 'home', cellType: 'boolean', enableIf: '{row.age} < 18' },
            { name: 'note', cellType: 'comment', visibleIf: '{row.home} = false' },
          ],
        },
        { type: 'text', name: 'whyChildren', visibleIf: "minInArray({children}, 'age') < 4" },
        { type: 'text', name: 'whyJob', visibleIf: "{spells[1].kind} = 'job'", isRequired: true },
      ],
    },
    {
      name: 'something',
      requiredIf: "{firstKind} = 'benefit'",
      elements: [
        {
          type: 'panel',
          name: 'oneOf',
          isRequired: true,
          elements: [
            { type: 'text', name: 'phone' },
            { type: 'text', name: 'post', visibleIf: "{button} = 'a'" },
            { type: 'matrix', name: 'when', columns: [1, 2], rows: ['am', 'pm'] },
          ],
        },
      ],
    },
  ],
}
