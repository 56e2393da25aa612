/** Choices that come and go with other answers, and what depends on them. */
export const choices = {
  title: 'Choices',
  pages: [
    {
      name: 'first',
      elements: [
        { type: 'checkbox', name: 'known', choices: ['cwi', 'uwv', 'municipality', 'other'] },
        {
          type: 'radiogroup',
          name: 'main',
          choices: ['cwi', 'uwv', 'municipality', 'nobody'],
          choicesVisibleIf: "{known} contains {item} or {item} = 'nobody'",
          isRequired: true,
        },
        {
          type: 'checkbox',
          name: 'also',
          choices: [
            'cwi',
            { value: 'uwv', visibleIf: "{member.benefit} = 'WW'" },
            { value: 'municipality', enableIf: "{main} != 'uwv'" },
          ],
          choicesVisibleIf: '{main} != {item}',
        },
        { type: 'text', name: 'aboutMain', visibleIf: "{main} = 'uwv'", isRequired: true },
        { type: 'text', name: 'aboutAlso', visibleIf: "{also} contains 'uwv'" },
        {
          type: 'text',
          name: 'countAlso',
          visibleIf: '{also.length} > 1',
          requiredIf: "{also} contains 'cwi'",
        },
      ],
    },
    {
      name: 'second',
      visibleIf: '{also} notempty',
      elements: [
        {
          type: 'dropdown',
          name: 'third',
          choices: ['cwi', 'uwv', 'municipality', 1, 2],
          choicesVisibleIf: '{also} contains {item} or {item} < 2',
          isRequired: true,
        },
        { type: 'expression', name: 'pair', expression: "{main} + '-' + {third}" },
        { type: 'text', name: 'fourth', visibleIf: "{pair} = 'nobody-cwi' or {third} = 1" },
      ],
    },
  ],
}
