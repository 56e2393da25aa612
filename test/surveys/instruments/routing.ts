/** Conditions of every kind on pages, panels and items; calculated values and expression questions. */
export const routing = {
  title: { default: 'Routing', en: 'Routing' },
  locale: 'nl',
  calculatedValues: [
    { name: 'total', expression: '{hoursA} + {hoursB}', includeIntoResult: true },
    { name: 'busy', expression: "iif({total} > 40, 'yes', 'no')" },
    { name: 'onWW', expression: "{member.benefit} = 'WW'" },
  ],
  pages: [
    {
      name: 'start',
      elements: [
        { type: 'radiogroup', name: 'work', choices: ['no', 'part', 'full'], isRequired: true },
        {
          type: 'text',
          inputType: 'number',
          name: 'hoursA',
          visibleIf: "{work} != 'no' and {work} notempty",
        },
        { type: 'text', inputType: 'number', name: 'hoursB', requiredIf: "{work} = 'full'" },
        { type: 'expression', name: 'sum', expression: '{hoursA} + {hoursB}', precision: 1 },
        { type: 'expression', name: 'ratio', expression: '{hoursA} / {hoursB}', visibleIf: '{hoursB} > 0' },
        { type: 'expression', name: 'label', expression: "'n=' + {channels.length}" },
      ],
    },
    {
      name: 'channelsPage',
      visibleIf: "{work} anyof ['no', 'part'] or {sum} < 10",
      elements: [
        { type: 'checkbox', name: 'channels', choices: ['paper', 'web', 'friends', 'agency'] },
        {
          type: 'panel',
          name: 'agencyPanel',
          visibleIf: "{channels} contains 'agency'",
          elements: [
            { type: 'text', name: 'agencyName', isRequired: true },
            {
              type: 'panel',
              name: 'agencyMore',
              visibleIf: '{agencyName.length} > 3',
              enableIf: "{channels} contains 'web'",
              elements: [
                { type: 'boolean', name: 'agencyGood', isRequired: true },
                {
                  type: 'comment',
                  name: 'agencyWhy',
                  visibleIf: '{agencyGood} = false',
                  requiredIf: '{agencyGood} = false',
                },
              ],
            },
          ],
        },
        { type: 'html', name: 'note', html: 'Nog {sum} uur.', visibleIf: "{busy} = 'yes'" },
        { type: 'text', name: 'two', visibleIf: '{channels.length} >= 2' },
        { type: 'text', name: 'noneOf', visibleIf: "{channels} noneof ['paper', 'web']" },
        { type: 'text', name: 'allOf', visibleIf: "{channels} allof ['paper', 'web']" },
      ],
    },
    {
      name: 'onlyHtml',
      visibleIf: '{total} >= 20 and !({work} = "no")',
      elements: [{ type: 'html', name: 'thanks', html: 'Dank u.' }],
    },
    {
      name: 'emptyPage',
      elements: [
        { type: 'panel', name: 'emptyPanel', elements: [{ type: 'text', name: 'never', visible: false }] },
      ],
    },
    {
      name: 'context',
      enableIf: "{member.benefit} = 'WW' or {work} notempty",
      elements: [
        {
          type: 'radiogroup',
          name: 'education',
          choices: [1, 2, 3],
          visibleIf: '{preload.education} empty',
          isRequired: true,
        },
        {
          type: 'boolean',
          name: 'stillSo',
          visibleIf: '{preload.education} notempty',
          requiredIf: "{onWW} = true or {work} = 'no'",
        },
        {
          type: 'text',
          inputType: 'date',
          name: 'since',
          visibleIf: "{education} >= 2 or {stillSo} = 'true'",
        },
        { type: 'text', name: 'early', visibleIf: '{since} < {period.from}' },
        { type: 'text', name: 'late', visibleIf: '{since} >= {period.from} and {since} <= {today}' },
        { type: 'text', name: 'long', visibleIf: "dateDiff({since}, {today}, 'months') > 6" },
        { type: 'text', name: 'readOnly', readOnly: true, isRequired: true },
        { type: 'text', name: 'locked', enableIf: '{stillSo} = true', isRequired: true },
        { type: 'text', name: 'chain1', visibleIf: "{early} = 'x'" },
        { type: 'text', name: 'chain2', visibleIf: '{chain1} notempty', isRequired: true },
        {
          type: 'rating',
          name: 'score',
          rateMin: 1,
          rateMax: 10,
          visibleIf: 'round({sum}) > 3 or max({hoursA}, {hoursB}) > 8',
        },
        { type: 'text', name: 'scoreLow', visibleIf: '{score} <= 3', requiredIf: '{score} < 2' },
      ],
    },
  ],
}
