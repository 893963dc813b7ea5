/**
 * Picks the plural form and puts the formatted number in the place of `#`:
 * `plural('en', 3, { one: '# case', other: '# cases' })`.
 */
export const plural = (
  tag: string,
  count: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string =>
  (forms[new Intl.PluralRules(tag).select(count)] ?? forms.other).replace(
    '#',
    new Intl.NumberFormat(tag).format(count),
  );
